/** Names and sentences of a Brazilian shop's customers and attendants, for a company that exists only on the screen. */
export const FIRST_NAMES = [
  "Maria",
  "João",
  "Ana Beatriz",
  "Pedro",
  "Luiza",
  "Gabriel",
  "Fernanda",
  "Rafael",
  "Juliana",
  "Thiago",
  "Camila",
  "Lucas",
  "Patrícia",
  "Felipe",
  "Larissa",
  "Gustavo",
  "Aline",
  "Rodrigo",
  "Vanessa",
  "Eduardo",
  "Simone",
  "Marcelo",
  "Tatiane",
  "Leandro",
  "Bianca",
  "Vinícius",
  "Renata",
  "Caio",
  "Priscila",
  "Henrique",
  "Débora",
  "Otávio",
];

export const LAST_NAMES = [
  "Silva",
  "Souza",
  "Oliveira",
  "Santos",
  "Pereira",
  "Lima",
  "Carvalho",
  "Ferreira",
  "Ribeiro",
  "Almeida",
  "Gomes",
  "Martins",
  "Araújo",
  "Barbosa",
  "Rocha",
  "Dias",
  "Nascimento",
  "Moreira",
  "Cardoso",
  "Teixeira",
  "Cavalcanti",
];

/** What customers ask, with an answer that fits. */
export const EXCHANGES: readonly (readonly [string, string])[] = [
  [
    "Oi, boa tarde! Esse vestido floral ainda tem no tamanho M?",
    "Boa tarde! Tem sim, restam duas peças no M. Quer que eu separe uma para você?",
  ],
  ["Quanto fica o frete para Campinas?", "Para Campinas fica R$ 18,90 pelo PAC, ou R$ 31,50 se preferir Sedex."],
  [
    "Meu pedido 48213 ainda não chegou, podem ver?",
    "Claro. Ele saiu do centro de distribuição hoje cedo e deve chegar até amanhã às 18h.",
  ],
  ["Vocês aceitam Pix?", "Aceitamos, e no Pix tem 5% de desconto. A chave é o nosso CNPJ."],
  [
    "Recebi o tênis com a numeração errada, pedi 38 e veio 37",
    "Sinto muito pelo transtorno. Já estou abrindo a troca; a transportadora coleta na sua casa sem custo.",
  ],
  ["Posso parcelar em quantas vezes?", "Em até 6 vezes sem juros no cartão, com parcela mínima de R$ 50,00."],
  [
    "Bom dia, qual o horário da loja do centro?",
    "Bom dia! De segunda a sexta das 9h às 19h e aos sábados das 9h às 14h.",
  ],
  [
    "Consigo retirar na loja hoje ainda?",
    "Consegue. Assim que o pagamento cair, em uns 40 minutos já pode buscar. Leve um documento com foto.",
  ],
  [
    "A nota fiscal não veio no e-mail",
    "Acabei de reenviar para o e-mail do cadastro. Pode conferir, por favor? Às vezes cai no spam.",
  ],
  ["Tem em outra cor?", "Tem em preto, areia e verde-musgo. Quer que eu mande as fotos?"],
  [
    "Queria cancelar o pedido que fiz ontem",
    "Sem problema, ele ainda não foi separado. Cancelei agora e o estorno aparece em até dois dias úteis.",
  ],
  ["Esse produto tem garantia?", "Tem garantia de 12 meses de fábrica, além dos 7 dias para troca por arrependimento."],
  [
    "O cupom AURORA10 não está funcionando no site 😕",
    "Testei aqui e ele só vale para a primeira compra. Posso aplicar um de frete grátis no lugar, pode ser?",
  ],
  ["Obrigada pela atenção, vocês são ótimos", "Nós que agradecemos. Qualquer coisa é só chamar."],
];

export const OPENERS = [
  "Oi, tudo bem?",
  "Olá, boa tarde",
  "Bom dia!",
  "Vi um anúncio de vocês no Instagram e queria saber mais sobre a coleção nova de inverno, principalmente os casacos",
  "Alguém pode me ajudar?",
];
