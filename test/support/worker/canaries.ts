import type { ConversationState } from "#shared/model/conversation.ts";
import type { Tab } from "#shared/policy/sight.ts";
import { type Company, foundCompany, type PersonName, type TeamName } from "./company.ts";
import { type Put, putConversation } from "./put.ts";

export type Canary = `canary-${TeamName}-${ConversationState}`;

/** Who sees what in which tab: design §4 for these people, by hand. What is not here, nobody sees. */
export const SEEN: Record<PersonName, Partial<Record<Canary, Tab>>> = {
  ana: {
    "canary-vendas-concluded": "concluded",
    "canary-suporte-queued": "queue",
    "canary-suporte-open": "others",
    "canary-suporte-concluded": "concluded",
  },
  bruno: {
    "canary-vendas-queued": "queue",
    "canary-vendas-open": "others",
    "canary-vendas-concluded": "concluded",
    "canary-vip-queued": "queue",
    "canary-vip-open": "others",
    "canary-vip-concluded": "concluded",
  },
  carla: {
    "canary-vendas-queued": "queue",
    "canary-vendas-open": "mine",
    "canary-vendas-concluded": "concluded",
    "canary-suporte-queued": "queue",
    "canary-suporte-open": "mine",
    "canary-suporte-concluded": "concluded",
  },
  diego: {
    "canary-vendas-queued": "queue",
    "canary-vendas-open": "others",
    "canary-vendas-concluded": "concluded",
    "canary-suporte-queued": "queue",
    "canary-suporte-open": "others",
    "canary-suporte-concluded": "concluded",
    "canary-vip-queued": "queue",
  },
  elisa: {
    "canary-vendas-concluded": "concluded",
    "canary-suporte-queued": "queue",
    "canary-suporte-open": "others",
    "canary-suporte-concluded": "concluded",
    "canary-vip-queued": "queue",
    "canary-vip-open": "mine",
    "canary-vip-concluded": "concluded",
  },
};

/** Carla attends in Vendas and Suporte, Elisa in VIP, of which Diego is a member too. */
const ATTENDANT: Record<TeamName, PersonName> = { vendas: "carla", suporte: "carla", vip: "elisa" };

export const CANARIES = (["vendas", "suporte", "vip"] as const).flatMap((team) =>
  (["queued", "open", "concluded"] as const).map((state): Canary => `canary-${team}-${state}`),
);

/** A company with one conversation for each row of the table, in each of which the customer wrote its canary. */
export const foundCompanyWithCanaries = async (): Promise<{ company: Company; put: Map<Canary, Put> }> => {
  const company = await foundCompany();
  const ana = await company.as("ana");
  await ana.run("set_member", { teamId: company.teams.vip, userId: company.people.diego, isSupervisor: false });
  const put = new Map<Canary, Put>();
  for (const canary of CANARIES) {
    const [, team, state] = canary.split("-") as [string, TeamName, ConversationState];
    const attendant = state === "queued" ? null : ATTENDANT[team];
    put.set(canary, await putConversation(company, { team, state, attendant, says: canary }));
  }
  return { company, put };
};

/** The canaries that occur anywhere in the text. */
export const canariesIn = (text: string): Canary[] => CANARIES.filter((it) => text.includes(it)).sort();

export const canariesSeenBy = (person: PersonName, tab?: Tab): Canary[] =>
  CANARIES.filter((it) => (tab ? SEEN[person][it] === tab : SEEN[person][it] !== undefined)).sort();
