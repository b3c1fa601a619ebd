import { teamScope } from "#shared/protocol/scope.ts";
import type { Prosa } from "../../support/prosa.ts";
import { ticketOf } from "../../support/ticket.ts";
import type { PadServer } from "./server.ts";

/** The pads of our rooms: those of the open conversations of Vendas. */
export const prosaPads = ({ url, company, open }: Prosa): PadServer => {
  const scope = teamScope(company.teamIds.Vendas);
  const conversations = open.filter((it) => it.team === "Vendas").map((it) => it.conversationId);
  return {
    name: "Prosa",
    async addressOf(document, n) {
      return {
        dialect: "prosa",
        url: `${url.replace("http", "ws")}/parties/room/${scope}`,
        document: conversations[document] ?? "",
        ticket: await ticketOf(company, n, scope),
      };
    },
  };
};
