import { dialogues } from "../dialogue.ts";

/** What people bring to Suporte. */
export const SUPPORT = dialogues(`
# pedido atrasado
> {Oi}, [meu pedido já devia ter chegado|meu pedido está atrasado]
> É o {pedido}
> O prazo era até ontem
< {Oi}, {cliente}. Sou {atendente}, do suporte. Sinto muito pelo atraso, vou ver com a transportadora agora.
> Ok, aguardo
< O pacote está na base de {cidade} desde cedo e saiu para entrega. Pelo rastreio {rastreio}, chega até as 18h.
> Se não tiver ninguém em casa?
< Eles tentam de novo no próximo dia útil. Posso autorizar a entrega na portaria ou para um vizinho, se preferir.
> Pode deixar na portaria
< Autorizado. E o valor do frete volta para você como crédito, por causa do atraso.
~ 5 h
> Chegou agora, {obrigado}
< Que bom. Desculpe outra vez pela demora.

# rastreio parado
> O rastreio {rastreio} não anda faz cinco dias
> [Sempre a mesma frase: em trânsito|Continua em trânsito, na mesma cidade]
< {Oi}, {cliente}. Vi aqui o mesmo. Abri um chamado com os Correios e eles respondem em até 2 dias úteis.
> E se extraviou?
< Se não aparecer até lá, mandamos outro sem custo, ou devolvemos o valor. A escolha é sua.
> Prefiro que mandem outro
< Já separei {o produto} {cor} no seu tamanho, para não faltar.
> {Obrigado}, assim já fico melhor
< Por nada, {cliente}. Te aviso assim que responderem.
~ 2 d
> {Oi}, alguma novidade?
< {Oi}, {cliente}. Os Correios confirmaram o extravio. O novo pedido é o {pedido} e sai hoje por transportadora.
> Certo. Quantos dias?
< 3 dias úteis para {cidade}.
> Ok

# troca de tamanho
> {Oi}, [preciso trocar {o produto}|queria trocar {o produto}]
> Pedi {tamanho} e está apertando
> Quero o {outro tamanho}
< {Oi}, {cliente}. A primeira troca é grátis. Temos o {outro tamanho} em {cor}, posso reservar?
> Pode sim
< Reservado. O código de postagem é o {rastreio}, vale por 7 dias em qualquer agência dos Correios. Não precisa imprimir nada.
> Preciso da caixa original?
< Não, pode ser qualquer embalagem. Só não tire a etiqueta da peça.
> Já tirei a etiqueta, tem problema?
< Se a peça não foi usada, mande a etiqueta solta dentro do pacote.
~ 1 d
> Tá bom. Postei hoje
< Recebi a confirmação dos Correios. O {outro tamanho} sai amanhã, no pedido {pedido}.
~ 4 d
> Serviu certinho, {obrigado}
< Que bom, {cliente}.

# troca por outra peça
> {Oi}, {o produto} não combinou comigo
> [Dá para trocar por outra coisa?|Posso trocar por outro modelo?]
< {Oi}, {cliente}. Dá sim, até 30 dias depois da entrega. O valor vira crédito na hora em que a postagem é confirmada.
> E se a outra peça for mais cara?
< Você paga só a diferença. Se for mais barata, o resto fica como crédito por 12 meses.
> (image) Quero essa daqui
< É linda. No {tamanho} a diferença é de R$ 30,00.
> Pode mandar o link
< Mandei, junto com o código de postagem {rastreio}.
> Paguei a diferença e posto amanhã de manhã
< Perfeito. Quando chegar o aviso da postagem, a nova sai.

# segunda via de boleto
> Preciso da segunda via do boleto do pedido {pedido}
> [O meu venceu ontem|Acabei deixando vencer]
< {Oi}, {cliente}. Gerei um novo, sem juros, com vencimento para daqui a 2 dias:
< {boleto}
> O valor é o mesmo?
< O mesmo, {preço}.
> Tem como mandar em PDF? Meu banco não lê o número
< Enviei para o seu e-mail de cadastro agora.
> Chegou. Pago hoje
< Certo. O pagamento leva até um dia útil para aparecer aqui.
> {Obrigado}

# pix não confirmado
> [Paguei o Pix e o pedido continua aguardando pagamento|Fiz o Pix e o pedido não atualiza]
> (image) Comprovante
> Pedido {pedido}
< {Oi}, {cliente}. Vejo o comprovante. Um minuto, vou procurar a entrada no banco.
< Encontrei. O Pix foi pago depois que o código venceu, por isso o site não reconheceu. Já liguei o pagamento ao pedido.
> Ufa. E o estoque?
< Está garantido, o {tamanho} em {cor} continua no seu pedido.
> {Obrigado} pela rapidez
< Por nada. Você recebe o rastreio quando sair.

# garantia | accessory
> {Oi}, comprei {o produto} em março e o fecho quebrou
> (image)
> Ainda está na garantia?
< {Oi}, {cliente}. Está sim, são 12 meses para fecho e costura. Você tem o número do pedido?
> {pedido}
< Achei. Podemos consertar em cerca de 10 dias, ou mandar {outro produto} se preferir não esperar.
> Prefiro a troca
< Sem problema. Segue o código de postagem para a devolução: {rastreio}.
> Só consigo ir aos Correios no sábado
< Tudo bem, o código vale por 15 dias.
~ 3 d
> Postado
< Recebemos o aviso. A reposição sai amanhã para {cidade}.
> {Obrigado}, gostei do atendimento

# garantia vencida | accessory
> {O produto} que comprei descosturou
> Faz um ano e dois meses
> (image) Dá para ver bem aqui
< {Oi}, {cliente}. A garantia de fábrica é de 12 meses, então já passou. Mas essa costura não devia abrir tão cedo.
> Foi o que eu pensei
< Falei com a oficina: consertamos sem cobrar a mão de obra, e você paga só o envio de ida, {frete}.
> Me parece justo. Quanto tempo?
< Até 3 dias úteis depois que chegar aqui.
> Ok, me passa o endereço
< Não precisa, a etiqueta {rastreio} já vai endereçada.
> Combinado
< Te aviso assim que a peça chegar aqui.
~ 4 d
> {Oi}, já tem notícia do conserto?
< Tenho sim, {cliente}. Ficou pronto hoje e sai amanhã cedo.
~ 2 d
> Chegou perfeito, {obrigado}

# nota fiscal
> {Oi}, não recebi a nota fiscal do pedido {pedido}
> Preciso para o reembolso da empresa
< {Oi}, {cliente}. A nota é a {nota}. Mandei de novo para o seu e-mail, em PDF e XML.
> Não chegou ainda, pode ter ido para o spam
< Pode mandar outro e-mail, se for mais fácil.
> Achei, estava no spam mesmo
> Tem como incluir o CNPJ da empresa?
< Depois de emitida não dá para mudar o CPF por CNPJ. Nas próximas compras, informe o CNPJ no carrinho.
> Entendi. Da próxima faço assim
< Se o financeiro precisar, faço uma declaração em nome da empresa com os dados da nota.
> Seria ótimo
< Enviada por e-mail também.
> Perfeito, {obrigado}

# correção da nota fiscal
> A nota {nota} veio com meu endereço antigo
> O contador pediu para corrigir
< {Oi}, {cliente}. O endereço pode ser corrigido com uma carta de correção. Qual é o certo?
> (document comprovante-de-endereco.pdf) Está nesse comprovante
< Recebido. Peço ao fiscal e fica pronto até amanhã.
> Tá bom
~ 19 h
< Pronto, a carta de correção foi autorizada. Enviei o arquivo por e-mail.
> Recebi e já encaminhei, {obrigado}

# peça com defeito | clothes
> {Oi}, {o produto} chegou com um furo
> (image) Aqui perto da costura
> (image) De perto
< {Oi}, {cliente}. Que pena, isso passou na conferência. Sinto muito.
< Posso mandar a reposição hoje, e você devolve esta peça quando receber, ou faço o estorno. O que prefere?
> A reposição, por favor. Preciso para sexta
< Coloquei no envio expresso, pedido {pedido}. Chega em {cidade} em 2 dias.
> E a devolução, como faço?
< Quem entregar a nova já recolhe a outra. Deixe na embalagem.
> Muito prático
< Posso ajudar em mais alguma coisa?
> Era só isso, {obrigado}

# produto trocado
> [Gente, veio o produto errado|Recebi o pedido de outra pessoa]
> Pedi {o produto} {cor} e veio um cinto
> (unsupported)
> (image) Agora foi, segue a foto
< {Oi}, {cliente}. Desculpe, dois pedidos foram trocados na separação. O seu está com a gente.
> E agora?
< O seu sai hoje, sem custo, e chega em 3 dias úteis. Para o cinto, agende a coleta no dia que for melhor.
> Quinta de manhã
< Agendado para quinta, entre 8h e 12h. Não precisa estar em casa, basta deixar na portaria.
> Tá certo
< O rastreio do seu pedido é o {rastreio}.
> {Obrigado}

# estorno
> Devolvi {o produto} faz duas semanas e nada do estorno
> Pedido {pedido}
> Já olhei a fatura duas vezes
< {Oi}, {cliente}. O estorno saiu daqui há 9 dias, em duas parcelas. Pode ser que o banco lance só na próxima fatura.
> Tem algum comprovante?
< Tem, o número do estorno no cartão é {nota}. O banco consegue achar por ele.
> Vou ligar lá
~ 3 h
> Acharam, cai na fatura do dia 10
< Que bom. Se não cair, me chame que eu cobro a operadora.
> {Obrigado} pela ajuda

# cancelamento
> Quero cancelar o pedido {pedido}
> [Comprei duas vezes sem querer|Saiu em duplicidade]
< {Oi}, {cliente}. Vi os dois, com um minuto de diferença. Cancelo o segundo, certo?
> Isso, o segundo
< Cancelado. Como foi no cartão, a cobrança nem chega à fatura.
> E o primeiro segue normal?
< Segue, sai amanhã para {cidade}.
> Perfeito, que alívio

# mudança de endereço | local
> {Oi}, dá para mudar o endereço de entrega?
> Pedido {pedido}, comprei hoje cedo
> Coloquei o endereço antigo sem perceber
< {Oi}, {cliente}. Ainda não saiu, então dá. Qual é o endereço certo?
> (location Rua Vergueiro, 2045)
> É o bloco B, apartamento 51
< Anotei: Rua Vergueiro, 2045, bloco B, apartamento 51. Confere?
> Isso
< Alterado. O prazo continua o mesmo.
> {Obrigado}, vocês salvaram meu presente
< Por nada, {cliente}.

# senha do site
> [Não consigo entrar na minha conta|O site não aceita a minha senha]
> Peço a senha nova e o e-mail não chega
> Já olhei no spam
< {Oi}, {cliente}. O seu cadastro está com um e-mail do trabalho antigo, por isso não chega.
> Ah, saí de lá ano passado
< Posso trocar. Para confirmar que é você: qual foi a última compra?
> {O produto} em {cor}
< Confere. Me diga o e-mail novo, por favor.
> (audio)
< Anotei. Mandei o link para o e-mail novo, ele vale por uma hora.
> Entrei, {obrigado}

# devolução
> {Oi}, quero devolver {o produto}
> Chegou anteontem, não usei
> [Me arrependi da cor|A cor é diferente da foto]
< {Oi}, {cliente}. Sem problema. São 7 dias para se arrepender, e o frete da volta é por nossa conta.
> Devolvem o dinheiro ou vira crédito?
< Como preferir. No cartão, o estorno aparece em até duas faturas. O crédito fica disponível na hora.
> Dinheiro, por favor
< Certo. O código de postagem é {rastreio}, e o estorno sai no dia em que a peça chegar aqui.
~ 1 d
> Postei hoje cedo
< Vi aqui, {obrigado} por avisar.
~ 3 d
> {Oi}, já chegou aí?
< Chegou agora há pouco, e o estorno de {preço} foi feito em seguida.
> Rápido mesmo. {Obrigado}

# elogio
> {Oi}, [só passei para agradecer|queria deixar um elogio]
> O pedido chegou antes do prazo e muito bem embalado
> (image) Ficou assim
< {Oi}, {cliente}. Que mensagem boa de ler. Ficou lindo em você.
> O bilhete escrito à mão foi um carinho
< A Sônia, da expedição, escreve cada um. Vou mostrar para ela.
> Manda um abraço
< Mando sim. {Obrigado} por contar.

# item faltando
> [Meu pedido veio incompleto|Faltou coisa na minha caixa]
> Comprei duas peças e só veio uma
> Falta {o produto}
< {Oi}, {cliente}. O pedido {pedido} foi dividido em dois pacotes. O segundo saiu um dia depois.
> Não me avisaram
< Você tem razão, o aviso devia ter ido por e-mail. O rastreio do segundo é {rastreio}.
> Aqui diz que chega amanhã
< Isso. Se não chegar, me chame que resolvo no mesmo dia.
~ 1 d
> Chegou certinho

# cobrança em dobro
> {Oi}, [vocês me cobraram duas vezes|apareceu cobrança em dobro no meu cartão]
> Mesmo valor, mesmo dia, {preço}
> (document fatura-cartao.pdf)
< {Oi}, {cliente}. Vi a fatura. Uma das linhas é só uma pré-autorização, que o banco derruba sozinho em até 5 dias.
> Já faz uma semana
< Então o banco não derrubou. Vou pedir o cancelamento pela operadora, fica registrado no protocolo {nota}.
> E eu faço o quê?
< Nada por enquanto. Te dou notícia até amanhã, no fim do dia.
> Ok, vou esperar
~ 20 h
< {Cliente}, a operadora confirmou o cancelamento. Se ainda aparecer na fatura fechada, entra como crédito na seguinte.
> Entendi, {obrigado}

# dúvida de compra que virou troca
> {Oi}, {o produto} no {outro tamanho} está disponível?
> Comprei o {tamanho} e não serviu
< {Oi}, {cliente}. Temos o {outro tamanho} em {cor}. Como é uma troca, vou passar para o Suporte, que já gera a postagem para você.
=>
> Ok
< {Oi}, {cliente}, aqui é {atendente}. Já vi o pedido {pedido} e reservei o {outro tamanho}.
> {Obrigado}
< O código de postagem é {rastreio}, vale por 7 dias.
> Posto amanhã
< Perfeito. Quando os Correios confirmarem, o novo sai.

# compra com pagamento preso
> {Oi}, quero comprar mas o site diz que tenho um pagamento pendente
> Pedido {pedido}
> Já paguei faz três dias
< {Oi}, {cliente}. O pagamento ficou preso na operadora. O Suporte consegue liberar, vou transferir para eles.
=>
> Tá bom, aguardo
< {Oi}, {cliente}, sou {atendente}. Encontrei o pagamento de {preço} e liberei o pedido.
> Então já posso fazer a outra compra?
< Pode sim, o aviso some quando você atualizar a página.
> Sumiu. {Obrigado}
`);
