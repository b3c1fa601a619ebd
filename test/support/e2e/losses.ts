import { does } from "./give.ts";
import type { Person } from "./person.ts";

type Team = "Vendas" | "Suporte" | "VIP";
type User = "bruno" | "carla" | "diego" | "elisa";

/** The demo's company, with its administrator Ana; Bruno, who supervises Vendas and VIP; and Elisa of VIP. */
export type Company = {
  people: Record<"ana" | "bruno" | "elisa", Person>;
  teams: Record<Team, string>;
  users: Record<User, string>;
};

/** What may take a conversation from Diego, who is in Vendas, Suporte and VIP. */
export type Happening = {
  /** The word that only this conversation has. */
  word: string;
  /** Where it is before: a team, and who attends, or its queue. */
  team: Team;
  attendant: User | null;
  /** Whether Diego supervises VIP before. */
  isSupervisor?: boolean;
  happens: (company: Company, conversation: { id: string; contactId: string }) => Promise<void>;
  /** Makes it as before for the conversations of other happenings. */
  undo?: (company: Company) => Promise<void>;
};

/** Every way of losing access but leaving the company. VIP shows open conversations to their attendant and supervisors. */
export const LOSSES: Readonly<Record<string, Happening>> = {
  "a transfer to another team": {
    word: "canarioTransferido",
    team: "Vendas",
    attendant: "bruno",
    happens: ({ people, teams, users }, { id }) =>
      does(people.bruno, "transfer", { conversationId: id, teamId: teams.VIP, userId: users.elisa }),
  },
  "a team that becomes its attendants' own": {
    word: "canarioFechado",
    team: "Vendas",
    attendant: "bruno",
    happens: ({ people, teams }) => does(people.ana, "set_team_access", { teamId: teams.Vendas, access: "attendant" }),
    undo: ({ people, teams }) => does(people.ana, "set_team_access", { teamId: teams.Vendas, access: "everyone" }),
  },
  "a colleague who takes it from the queue": {
    word: "canarioAtendido",
    team: "VIP",
    attendant: null,
    happens: ({ people }, { id }) => does(people.elisa, "start", { conversationId: id }),
  },
  "one's own, handed to a colleague": {
    word: "canarioEntregue",
    team: "VIP",
    attendant: "diego",
    happens: ({ people, teams, users }, { id }) =>
      does(people.bruno, "transfer", { conversationId: id, teamId: teams.VIP, userId: users.elisa }),
  },
  "a supervisor's place": {
    word: "canarioSupervisor",
    team: "VIP",
    attendant: "elisa",
    isSupervisor: true,
    happens: (company) => supervise(company, false),
  },
  "a place in the team": {
    word: "canarioMembro",
    team: "Suporte",
    attendant: null,
    happens: ({ people, teams, users }) =>
      does(people.ana, "remove_member", { teamId: teams.Suporte, userId: users.diego }),
    undo: ({ people, teams, users }) =>
      does(people.ana, "set_member", { teamId: teams.Suporte, userId: users.diego, isSupervisor: false }),
  },
};

/** What looks like a loss and is none. */
export const KEPT: Readonly<Record<string, Happening>> = {
  "a colleague who concludes it": {
    word: "canarioConcluido",
    team: "Vendas",
    attendant: "bruno",
    happens: ({ people }, { id }) => does(people.bruno, "conclude", { conversationId: id }),
  },
  "a block of the contact": {
    word: "canarioBloqueado",
    team: "Vendas",
    attendant: "bruno",
    happens: ({ people }, { contactId }) => does(people.ana, "block", { contactId }),
  },
};

export const supervise = ({ people, teams, users }: Company, isSupervisor: boolean): Promise<void> =>
  does(people.ana, "set_member", { teamId: teams.VIP, userId: users.diego, isSupervisor });

export const companyOf = async (people: Company["people"]): Promise<Company> => {
  const { teams, users } = (await people.ana.ask("/api/org")).body as {
    teams: { id: string; name: Team }[];
    users: { id: string; email: string }[];
  };
  return {
    people,
    teams: Object.fromEntries(teams.map((it) => [it.name, it.id])) as Company["teams"],
    users: Object.fromEntries(users.map((it) => [it.email.split("@")[0], it.id])) as Company["users"],
  };
};
