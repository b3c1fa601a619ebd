import { dialogues } from "../dialogue.ts";

/** What people ask on Instagram and Messenger, in text only. */
export const SOCIAL = dialogues(`
# comentário numa foto
> Oi, vi {o produto} no post de hoje
> Tem em {cor}?
< {Oi}, {cliente}. Tem sim, do P ao GG, por {preço}.
> Onde compro?
< No site ou por aqui mesmo, como preferir.
> Vou pelo site, {obrigado}

# loja física
> {Oi}, vocês têm loja física?
< {Oi}, {cliente}. Temos, em Pinheiros, São Paulo. Abrimos de segunda a sábado, das 10h às 19h.
> Moro longe, vou comprar on-line mesmo
< Entregamos no Brasil todo. Se precisar de ajuda com o tamanho, é só chamar.
> {Obrigado}

# sorteio
> {Oi}, quando sai o resultado do sorteio?
> Participei semana passada
< {Oi}, {cliente}. Sai na sexta, às 18h, nos stories.
> Precisa seguir o perfil?
< Precisa, e ter marcado duas pessoas no comentário.
> Marquei três
< Então está valendo. Boa sorte.

# parceria
> {Oi}, trabalho com moda e tenho 40 mil seguidores
> Vocês fazem parceria?
< {Oi}, {cliente}. Fazemos, sempre no começo de cada coleção. Você tem um mídia kit?
> Tenho, posso mandar por e-mail?
< Pode. Encaminho para o marketing, que responde em até 10 dias.
> Mandei, {obrigado}
< Recebido.
`);
