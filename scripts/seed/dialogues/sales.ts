import { dialogues } from "../dialogue.ts";

/** What people ask of Vendas. */
export const SALES = dialogues(`
# preço e frete
> {Oi}, [tudo bem?|tudo certo?]
> Vi {o produto} {cor} no site e queria saber se ainda tem no {tamanho}
> E quanto fica o frete para {cidade}?
< {Oi}, {cliente}. Aqui é {atendente}, da Loja Aurora. Temos sim, no {tamanho}, por {preço}.
< Para calcular o frete, você me passa o seu CEP?
> {cep}
< Para {cidade} fica {frete} e chega em até 5 dias úteis.
> [Certo|Beleza]. Parcela em quantas vezes?
< Em até 6 vezes sem juros no cartão, ou 5% de desconto no Pix.
> Vou querer no Pix então
< Ótimo. O pedido é o {pedido} e o código vale por 30 minutos:
< {pix}
> (document comprovante-pix.pdf)
> Pago
< Recebido, {cliente}. O pedido sai amanhã cedo e eu te mando o rastreio por aqui.
> [{Obrigado}, fico no aguardo|Perfeito, {obrigado}]

# disponibilidade
> {Oi}
> [{O produto} do story de ontem ainda tem?|Ainda tem {o produto} que vocês postaram ontem?]
> Uso {tamanho}
< {Oi}, {cliente}. Temos em {cor} e em preto, os dois no {tamanho}. O valor é {preço}.
> Tem foto {do produto} em {cor} fora do estúdio? A cor no site às vezes engana
< Entendo. A cor real é um pouco mais fechada do que na foto. Posso pedir para a loja fotografar na luz do dia, leva uns 20 minutos.
> Pode ser, não tenho pressa
< Combinado. Assim que chegar eu te aviso aqui.
> Ok
~ 30 min
< {Cliente}, a foto está no link do produto, na última imagem da galeria. Acabamos de atualizar.
> Agora sim, é esse tom mesmo. Vou fechar pelo site
< Que bom. Qualquer dúvida no pagamento é só chamar.

# tabela de medidas | clothes women
> {Oi}, estou na dúvida entre {tamanho} e {outro tamanho} {no produto}
> Tenho 1,68 e 64 kg
> Vocês têm a tabela de medidas?
< {Oi}, {cliente}. Com essas medidas a maioria das clientes prefere o {tamanho}. O {outro tamanho} fica mais solto.
< No {tamanho}, a circunferência de busto é 92 cm e a de cintura 76 cm.
> Eu gosto de roupa mais soltinha
< Então o {outro tamanho} pode ser melhor. Se não servir, a primeira troca é por nossa conta.
> A troca é fácil? Da última vez em outra loja foi um sufoco
< É sim. Você pede pelo site, posta em qualquer agência dos Correios e o novo sai assim que a postagem é confirmada.
> Fechou, vou de {outro tamanho}
< Boa escolha. Quer que eu deixe reservado até o fim do dia?
> Quero sim, {obrigado}

# atacado | clothes
> {Oi}, [vocês vendem no atacado?|como funciona o atacado de vocês?]
> Tenho uma loja em {cidade} e queria conhecer as condições
< {Oi}, {cliente}. Vendemos sim. O pedido mínimo é de 12 peças, que podem ser de modelos diferentes, com 35% de desconto sobre o preço do site.
> Precisa de CNPJ?
< Precisa, com inscrição estadual ativa. A primeira compra é à vista, e a partir da segunda abrimos boleto para 28 dias.
> E o frete é por conta de quem?
< Acima de R$ 2.000,00 é por nossa conta para todo o Sudeste e o Sul. Para as outras regiões dividimos meio a meio.
> Consegue me mandar o catálogo?
< Consigo. Para liberar o acesso, preciso do CNPJ e da razão social.
> (document cartao-cnpj.pdf) Segue o cartão CNPJ
< Recebido, {obrigado}. O cadastro fica pronto em até um dia útil e o catálogo abre com os preços de atacado.
> Ótimo, quero começar com {o produto} e mais uns cinco modelos
< Perfeito. Assim que liberar eu te chamo aqui para montarmos o pedido juntos.
> Combinado

# reposição no atacado | clothes
> {Oi}, [tudo bem?|tudo certo aí?]
> Preciso repor {o produto}, vendeu tudo
> 10 peças, grade do P ao GG
< {Oi}, {cliente}. Que notícia boa. Tenho 3 P, 4 M, 2 G e só 1 GG em {cor}. Serve assim?
> O GG é o que mais sai aqui
< Entra uma remessa nova em cerca de 8 dias. Posso mandar estas agora e completar o GG depois, sem cobrar outro frete.
> Pode ser. Boleto 28 dias?
< Isso, nas mesmas condições. O pedido ficou em R$ 1.486,00, já com o desconto.
> Manda
< Enviado. O boleto e a nota vão juntos na caixa e também por e-mail.
> Show, {obrigado}

# embrulho para presente | women
> {Oi}, [vocês embrulham para presente?|tem embalagem de presente?]
> É aniversário da minha mãe na semana que vem
< {Oi}, {cliente}. Embrulhamos sim, a caixa com fita sai por R$ 12,00 e vai um cartão com a sua mensagem.
> Estou pensando {no produto}, ela usa {tamanho}
< É um dos presentes mais pedidos. Temos no {tamanho} em {cor}.
> Se não servir ela pode trocar sem a nota?
< Pode. Vai um vale-troca dentro da caixa, sem o preço, válido por 30 dias.
> [Maravilha|Que ótimo]. Então quero com a caixa
> No cartão escreve: "Mãe, com todo o meu carinho. Feliz aniversário"
< Anotado, exatamente assim. O total fica em {preço} mais a caixa. Prefere cartão ou Pix?
> Cartão, em 3 vezes
< Te mandei o link de pagamento do pedido {pedido}. Ele vale até o fim do dia.
> Paguei
< Confirmado aqui. Sai hoje ainda e chega com folga para o aniversário.
> Muito {obrigado}, vocês são atenciosos

# retirada na loja | women local
> {Oi}, comprei no site e escolhi retirar na loja
> Pedido {pedido}
> [Já posso buscar?|Já está pronto?]
< {Oi}, {cliente}. Já está separado. A retirada é das 10h às 19h, de segunda a sábado.
> Consigo hoje às 18h30?
< Consegue. Deixei agendado para as 18h30 no seu nome. Leve um documento com foto.
> Pode ser meu marido no meu lugar?
< Pode, basta ele mostrar o número do pedido e o documento dele. Qual é o nome completo?
> Anderson Luiz Ferreira
< Autorizado. Fica tudo no balcão de retiradas, logo na entrada.
> Tem onde parar?
< Tem um estacionamento conveniado ao lado. Com o carimbo da loja, a primeira hora é grátis.
> {Obrigado}
< Por nada. Até mais tarde.

# pagamento com pix
> Quero pagar no Pix mas o site só mostra cartão
> (image) Olha como aparece aqui
< {Oi}, {cliente}. O Pix some quando há um cupom de cartão aplicado. Posso gerar o código por aqui, com os 5% de desconto.
> Pode gerar
< O total do pedido {pedido} fica em {preço}. Segue o copia e cola:
< {pix}
> Deu certo, caiu na hora?
< Caiu sim, acabou de confirmar. Você vai receber o resumo por e-mail em alguns minutos.
> Recebi, {obrigado}

# cartão recusado
> [Meu cartão foi recusado duas vezes e tem limite|O pagamento no cartão não passa de jeito nenhum]
> Vocês sabem o que pode ser?
> Pedido {pedido}
< {Oi}, {cliente}. Vi aqui que a recusa veio do banco, por segurança. Costuma acontecer em compra acima do valor de costume.
> Já liguei e eles disseram que está tudo liberado
< Nesse caso, tente de novo em uns 10 minutos, sem apertar duas vezes. Se recusar outra vez, mando um link de outra operadora.
> Vou tentar
~ 12 min
> Recusou de novo
< Certo. Este link é de outra operadora e mantém as 6 vezes sem juros. Me avise quando terminar.
> Agora foi
< Confirmado, {cliente}. {Obrigado} pela paciência.

# boleto
> {Oi}, [dá para pagar no boleto?|vocês ainda fazem boleto?]
> Não uso cartão
< {Oi}, {cliente}. Dá sim, o boleto vence em 2 dias úteis e o pedido sai quando o pagamento compensar.
> Pode fazer um pedido {do produto} no {tamanho}?
< Posso. Preciso só confirmar o endereço: é o mesmo da última compra, em {cidade}?
> Isso mesmo
< Pronto, pedido {pedido}, total de {preço}. A linha digitável:
< {boleto}
> Pago amanhã na lotérica
< Sem problema. Quando compensar eu te aviso.
> {Obrigado}

# aviso de reposição
> {O produto} no {tamanho} vai voltar?
> [Faz um mês que entro no site todo dia|Toda vez que olho está esgotado]
< {Oi}, {cliente}. Volta sim. A remessa está prevista para a próxima quinzena, em {cor} e em preto.
> Dá para reservar?
< Dá para entrar na lista. Quem está nela recebe o aviso um dia antes de abrir no site.
> Me coloca então
< Feito. Você é a quarta pessoa do {tamanho}, então a chance é muito boa.
> Ótimo, {obrigado}
< Por nada. Assim que chegar eu te chamo por aqui.

# horário da loja | local
> {Oi}, que horas vocês fecham hoje?
> E domingo abre?
< {Oi}. A loja de Pinheiros fica aberta das 10h às 19h, de segunda a sábado. Domingo não abrimos.
> Tem provador?
< Tem sim, três. Se me disser o que quer experimentar, deixo separado.
> {O produto} no {tamanho} e no {outro tamanho}
< Separado em seu nome, {cliente}. Guardamos por dois dias.
> Passo aí amanhã então

# entrega no mesmo dia | local
> [Gente, vocês entregam hoje ainda?|Vocês têm entrega para hoje?]
> É urgente, viajo amanhã cedo
> (location Praça Benedito Calixto)
< {Oi}, {cliente}. Para esse endereço entregamos por motoboy em até 3 horas, por R$ 18,90, se o pedido fechar até as 16h.
> Quero {o produto} {cor}, tamanho {tamanho}
< Temos. O total com a entrega fica em {preço} mais R$ 18,90. Posso gerar o Pix?
> Pode
< {pix}
> Feito
< Recebido. O motoboy sai em cerca de 40 minutos e liga quando estiver na portaria.
> É apartamento 72, pode deixar com o porteiro
< Anotado, apartamento 72, com o porteiro.
~ 2 h
> Chegou, {obrigado} demais
< Boa viagem, {cliente}.

# roupa para uma festa | clothes women
> {Oi}, preciso de ajuda
> Tenho um casamento de dia no sítio e não sei o que usar
> Sou convidada, não madrinha
< {Oi}, {cliente}. Ajudo com prazer. De dia, no campo, tecidos leves e sapato de salto grosso funcionam muito bem. Qual é o seu tamanho?
> {tamanho}
< Eu olharia {o produto} em {cor}. É leve e não amassa na viagem.
> (image) Tenho essa bolsa, combina?
< Combina. O tom da bolsa conversa com {cor} sem ficar igual.
> E brinco?
< Um brinco médio dourado já resolve. Temos dois modelos entre R$ 49,00 e R$ 69,00.
> Gostei da ideia. Quanto fica tudo?
< {O produto} sai por {preço}. Com o brinco menor, some R$ 49,00.
> Vou pensar e te falo até amanhã
< Claro, sem pressa. Deixei anotado o seu tamanho para quando voltar.
~ 20 h
> Voltei, vou levar os dois
< Que bom. Pedido {pedido} montado, o link de pagamento já foi.
> Paguei no cartão
< Confirmado. Chega em até 4 dias úteis.
> Perfeito
> Depois mando foto

# cupom da primeira compra
> {Oi}, o cupom de primeira compra não está entrando
> Aparece que já foi usado, mas eu nunca comprei
< {Oi}, {cliente}. Ele é ligado ao CPF. Pode ser que alguém da sua casa tenha usado com os seus dados. Qual é o final do CPF?
> 47
< Achei, há um pedido de 2023 com esse CPF, entregue em {cidade}.
> Nossa, é verdade, minha irmã comprou no meu nome
< Acontece. Como é a sua primeira compra de fato, liberei 10% para você: AURORA10, válido até amanhã.
> Que gentil, {obrigado}. Já finalizei

# uniforme para empresa | clothes
> {Oi}, falo de uma clínica em {cidade}
> Queremos 20 peças iguais para a recepção
> Vocês bordam o logo?
< {Oi}, {cliente}. Bordamos sim, a partir de 15 peças. O bordado sai por R$ 14,00 cada, e a matriz é cobrada uma vez só, R$ 60,00.
> Qual o prazo?
< 12 dias úteis depois de aprovada a amostra.
> (image) Esse é o logo
< Recebi. Tem o arquivo em vetor? Ajuda a fazer a matriz com mais precisão.
> Vou pedir para a agência
> (document logo-clinica.pdf)
< Perfeito, esse serve. Para qual modelo seria?
> {O produto}, {cor}. Do P ao G
< Preparei o orçamento: 20 peças com bordado, R$ 2.980,00, em até 3 vezes no boleto.
> Consegue chegar em 2.800?
< Consigo 2.850, com o frete incluso para {cidade}.
> Fechado
< Ótimo. A amostra fica pronta em 4 dias e mando a foto por aqui para você aprovar.
> Combinado, {obrigado}

# revenda | women
> [Como faço para revender os produtos de vocês?|Quero revender, como funciona?]
> Trabalho com venda por catálogo
< {Oi}, {cliente}. Temos um programa para revendedoras, com 25% de comissão e sem pedido mínimo.
> Tem taxa para entrar?
< Não tem. Só o cadastro e um treinamento de uma hora, on-line.
> Eu recebo as peças antes?
< Você pode pedir um mostruário de 6 peças, com 40% de desconto, e devolver o que não quiser em 30 dias.
> Interessante. Quando é o próximo treinamento?
< Na terça à noite, às 20h. Quer que eu te inscreva?
> Quero
< Inscrição feita, {cliente}. O link chega por aqui uma hora antes.

# tamanhos maiores | clothes women
> {Oi}, vocês têm modelos acima do GG?
> No site quase não aparece
< {Oi}, {cliente}. Temos sim, do 48 ao 54, mas o filtro do site está escondido. {Obrigado} por avisar, já passei para a equipe.
> Ah que bom, já estava desistindo
< Na linha nova são 14 modelos. Quer que eu mande os mais pedidos?
> Quero, de preferência vestido e calça
< O vestido midi Lis e a calça pantalona Duna são os campeões, os dois até o 54.
> (image) Esse aqui tem?
< Esse tem até o 52. No 50, restam duas peças.
> Separa o 50 para mim por favor
< Separado até amanhã, 19h. Quer o link de pagamento?
> Manda
< Enviado no pedido {pedido}. O total é {preço}.
> Pago. Vocês ganharam uma cliente

# peça de uma foto | clothes
> (image) {Oi}, qual o nome dessa peça?
> Vi numa foto marcada com vocês
> Não achei no site
< {Oi}, {cliente}. É da coleção passada, por isso saiu do site. Mas ainda temos algumas na loja.
> Em que tamanho?
< P e G. {O produto} desta coleção tem o mesmo corte e vai do P ao GG, se precisar de outro tamanho.
> O G me serve. Qual o valor?
< Como é o fim da coleção, sai por R$ 119,00.
> Quero, entregam em {cidade}?
< Entregamos, por {frete}.
> (audio)
< Entendi, entregar só depois das 14h. Anotei no pedido {pedido}.
> Isso, {obrigado}

# preço diferente
> [No anúncio estava um preço e no carrinho está outro|O preço do anúncio não bate com o do carrinho]
> (image) No anúncio
> (image) No carrinho
< {Oi}, {cliente}. Tem razão, o anúncio ficou no ar depois que a promoção acabou. O erro foi nosso e vale o preço anunciado.
> Que bom, achei que ia ter que brigar
< Não precisa. Use o código ACERTO20 no carrinho e o valor fica igual ao do anúncio.
> Entrou certinho
< Ótimo. {Obrigado} por avisar, já tiramos o anúncio do ar.

# voltando a comprar
> {Oi}, comprei {o produto} mês passado e amei
> Quero [igual|mais], em outra cor
< {Oi}, {cliente}. Fico feliz em saber. Além da cor que você tem, há em {cor}, preto e off-white, no {tamanho}.
> {Cor} então. É o mesmo preço?
< Para quem já é cliente, sai com frete grátis. Fica em {preço}.
> Vocês têm meu endereço ainda?
< Temos, em {cidade}. Continua o mesmo?
> Continua, só mudou o apartamento, agora é 103
< Atualizado. Pedido {pedido}, o link chega em seguida.
> Pago
> (sticker)
< Confirmado. Até a próxima, {cliente}.

# vale-presente
> {Oi}, [vocês têm vale-presente?|como funciona o vale-presente?]
> Quero dar 200 reais para minha afilhada
< {Oi}, {cliente}. Temos, a partir de R$ 50,00. Vai por mensagem ou impresso, como preferir.
> Por mensagem. Tem validade?
< 12 meses, e pode ser usado em mais de uma compra.
> Ótimo. Pix?
< Pode ser. Segue o código:
< {pix}
> Pago
< Recebido. Para qual número eu mando o vale?
> Pode mandar para o meu mesmo, eu encaminho
< Enviado: vale de R$ 200,00, código AF{pedido}. Ela digita no fim da compra.
> {Obrigado}

# parcelamento
> {Oi}, duas perguntinhas
> Parcela em 10 vezes?
> E aceita dois cartões?
< {Oi}, {cliente}. Vai até 6 vezes sem juros, ou 10 com juros de 1,99% ao mês.
< Dois cartões, por enquanto só pela loja ou por link, que eu posso gerar.
> Pode ser link. Metade em cada
< Certo. São {preço} no total, então mandei dois links de metade do valor cada. Quando os dois forem pagos, o pedido sai.
> O primeiro foi
> O segundo também
< Confirmados. Pedido {pedido} liberado.
> Valeu

# modelos masculinos
> {Oi}, vocês têm roupa masculina também?
> Só vejo feminina no perfil
< {Oi}, {cliente}. Temos camisas, jaquetas e calçados. A linha completa fica no site, na aba Ele.
> Procuro uma camisa de linho manga longa
< A camisa Cais é bem isso, em azul, bege e verde, do P ao GG, por R$ 229,00.
> Encolhe na lavagem?
< Até 2%, porque o tecido já vem lavado. Recomendamos água fria e secar à sombra.
> Vou levar a bege no G
< Pedido {pedido} montado, com frete de {frete} para {cidade}.
> Consegue frete grátis se eu levar duas?
< Consigo, duas passam do valor mínimo. Qual a segunda?
> Azul, mesmo tamanho
< Feito. O link de pagamento já está atualizado.
> Fechado, {obrigado}
`);
