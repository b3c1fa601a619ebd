import { dialogues } from "../dialogue.ts";

/** What customers of the VIP team are looked after with. */
export const VIP = dialogues(`
# coleção nova antes de todos | clothes women local
> {Oi}, tudo bem?
> Vi que a coleção nova está chegando
> Consigo ver antes de abrir no site?
< {Oi}, {cliente}. Claro. A pré-venda para você abre na quinta, às 9h, com as peças reservadas por 48 horas.
> Tem {o produto} em {cor}?
< Tem, no seu tamanho, {tamanho}, e já deixei com o seu nome.
> Você me conhece
< Quer que eu mande junto a saia Íris? Combina com a camisa que você levou em maio.
> Pode mandar as duas para eu provar em casa
< Combinado. O portador passa na sexta à tarde e busca na segunda o que não ficar.
> Perfeito, {obrigado}

# ajuste sob medida | clothes local
> {Oi}, a barra {do produto} ficou comprida
> [Consegue ajustar?|Vocês ajustam?]
< {Oi}, {cliente}. Consigo, nossa costureira atende na loja às terças e quintas, sem custo para você.
> Quinta às 16h?
< Marcado, quinta às 16h. Traga o sapato que vai usar.
> Fica pronto no mesmo dia?
< Fica, em cerca de uma hora. Se preferir, entregamos no dia seguinte.
> Prefiro esperar aí, tomo um café
< O café é por nossa conta.
> Combinado então

# presentes corporativos
> {Oi}, preciso de 30 presentes para clientes do escritório
> Algo até R$ 150 cada
> Para o fim do mês
< {Oi}, {cliente}. Sugiro a carteira Lume com as iniciais gravadas, R$ 139,00 cada, já com a caixa.
> Gravação leva quanto tempo?
< 30 peças levam 6 dias úteis.
> (document lista-de-nomes.xlsx) Aqui estão os nomes
< Recebi os 30 nomes. Só confirmo um: "Thaís" é com acento?
> Sim, com acento
< Perfeito. O total fica em R$ 4.170,00, faturado para 28 dias, como da outra vez.
> Pode emitir no CNPJ do escritório
< Emitido. Entrego no escritório ou um a um, em cada endereço?
> No escritório, aos cuidados da Renata
< Anotado. Mando a foto da primeira gravada, para você aprovar antes das outras.
> Ótimo
~ 21 h
< {Cliente}, ficou assim: iniciais no canto direito, em dourado discreto. Posso seguir?
> Pode seguir, ficou elegante
< Em produção. A entrega está prevista com 3 dias de folga.
> {Obrigado}, com vocês o prazo nunca me preocupa
< Por nada. Te aviso quando sair.

# entrega expressa | local
> Preciso {do produto} hoje à noite em {cidade}
> Dá tempo?
< {Oi}, {cliente}. Dá. Um portador sai em 30 minutos e chega até as 19h.
> Sem custo?
< Para você é cortesia.
> Maravilha. Tamanho {tamanho}, {cor}
< Já está embalado. O portador se chama Wagner e liga ao chegar.
~ 3 h
> Recebi, {obrigado} pela atenção de sempre

# montagem de guarda-roupa | clothes women local
> Voltei a trabalhar no escritório e preciso renovar tudo
> Você me ajuda?
< {Oi}, {cliente}. Com muito gosto. Quantos dias por semana e como é o ambiente?
> Quatro dias, formal mas não muito
< Então eu pensaria em 3 calças, 5 camisas e 2 jaquetas que combinem entre si. Isso dá mais de 20 combinações.
> Adoro a ideia. Orçamento de uns 2.500
< Cabe bem. Separei: pantalona Duna em bege e azul-marinho, três camisas Cais e {o produto} em {cor}.
> (audio)
< Entendi, nada de manga curta e evitar amarelo. Troquei a camisa amarela pela verde.
> Perfeito. Prova em casa?
< Na quarta, às 19h? Vou eu ou outra pessoa da equipe.
> Pode ser
< Deixo marcado e confirmo na véspera.
> Combinado, até quarta
< Até lá, {cliente}.
~ 2 d
> (image) Ficaram essas
< Lindas escolhas. O restante eu busco amanhã, e o total do que ficou é R$ 2.340,00.
> Pode passar no cartão de sempre
< Feito. {Obrigado} pela confiança.

# troca com coleta em casa | local
> {Oi}, {o produto} ficou grande
> Pode buscar aqui?
< {Oi}, {cliente}. Posso. Levo o {outro tamanho} na mesma viagem, assim você prova antes.
> Amanhã depois das 15h
< Agendado, amanhã entre 15h e 17h.
~ 1 d
> Serviu, pode levar o outro
< Que bom. Já registrei a troca, não precisa assinar nada.

# pontos do programa
> {Oi}, [quantos pontos eu tenho?|consegue ver os meus pontos?]
> E quando vencem?
> Queria usar no meu aniversário
< {Oi}, {cliente}. São 4.380 pontos, que valem R$ 219,00. Os primeiros 900 vencem no fim do próximo mês.
> Dá para usar tudo numa compra só?
< Dá, e ainda juntar com o desconto de aniversário, 15%.
> Gostei {do produto}, uso {tamanho}
< Com os pontos e o desconto, o que falta para pagar é bem pouco.
> Nossa, ótimo. Pode fechar
< Fechado no pedido {pedido}. Vai na caixa de presente, e feliz aniversário.
> {Obrigado}, de coração

# evento na loja | local
> [Recebi o convite para o evento de quinta|Chegou aqui o convite de quinta]
> Posso levar uma amiga?
< {Oi}, {cliente}. Pode, será um prazer. Qual é o nome dela?
> Helena Vasques
< Está na lista. Começa às 19h, com manobrista na porta.
> Tem algo vegetariano para comer? Ela não come carne
< Tem, metade do cardápio é vegetariano.
> Que cuidado, {obrigado}

# reserva de tamanho raro | women
> {Oi}, aquela bota no 34 que você falou chegou?
> Quero muito
< {Oi}, {cliente}. Chegou ontem, um par só, e está com o seu nome.
> Que alegria
< Quer provar na loja ou mando para {cidade}?
> Pode mandar
< Sai hoje. O total é R$ 459,00, posso usar o cartão cadastrado?
> Pode
< Feito, rastreio {rastreio}.
> (sticker)

# conserto de uma peça antiga | accessory local
> {Oi}, tenho {um produto} de uns quatro anos
> O forro rasgou
> Tem conserto?
< {Oi}, {cliente}. Tem sim. Trocamos o forro inteiro, e para você não há custo.
> Sério? Que bom
< Busco na sua casa, e a oficina devolve em 5 dias.
> Hoje não estou, pode ser terça
< Terça, entre 10h e 12h. O porteiro pode entregar.
> Deixo com ele numa sacola
< Combinado.
~ 6 d
> O conserto ficou perfeito
< Fico feliz. É para durar mesmo.

# indicação de uma amiga
> {Oi}, indiquei vocês para minha prima
> Ela já comprou duas vezes
> Ela entra no VIP também?
< {Oi}, {cliente}. Que gentileza. Com a terceira compra ela entra, e você ganha 500 pontos pela indicação.
> Não sabia dos pontos, adorei
< Já estão na sua conta. Qual é o nome dela, para eu acompanhar?
> Simone Batista, de {cidade}
< Achei o cadastro. Vou me apresentar quando ela voltar.
> {Obrigado}

# viagem de última hora | women
> {Oi}, viajo no domingo para um lugar frio
> Não tenho nada quente
> O que você me sugere?
< {Oi}, {cliente}. Para onde vai? Assim calculo as camadas.
> Gramado, 4 dias
< Então um cardigã Serra, a jaqueta Norte e a bota Trilha resolvem. Calça você tem a Duna de lã.
> Tem tudo no meu tamanho?
< Tem. Mando hoje com mais um cachecol, que eu acho que você vai gostar.
> Confio em você
< Total de R$ 987,00. O cachecol é presente.
> Que amor. Fecha no cartão
< Fechado. Boa viagem, e me conte se passou frio.
`);
