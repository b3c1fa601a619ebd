import { dialogues } from "../dialogue.ts";

/** What led to a block. */
export const UNWANTED = dialogues(`
# propaganda insistente
> {Oi}, você cuida do marketing da loja?
> Consigo dobrar as suas vendas com tráfego pago
< {Oi}. Agradecemos o contato, mas não temos interesse no momento.
> É rápido, uma ligação de 15 minutos
< {Obrigado}, mas não. Este canal é só para clientes.
> Vou mandar a proposta mesmo assim
> (document proposta-comercial.pdf)
> Conseguiu ver?
< Pedimos que não envie mais, por favor.
> Amanhã chamo de novo então
> Qual o telefone do dono?

# empréstimo oferecido
> Crédito liberado para a sua empresa hoje
> Sem consulta, na hora
> Responda SIM para receber a proposta

# corrente de rifa
> {Oi}, estou vendendo uma rifa, 10 reais o número
> (image) O prêmio é esse
< {Oi}. Aqui é o atendimento da Loja Aurora, não podemos participar.
> Só um número, ajuda aí
< Não é possível. Podemos ajudar com algum pedido?
> Divulga no perfil de vocês então
> Vou mandar todo dia até alguém comprar
`);
