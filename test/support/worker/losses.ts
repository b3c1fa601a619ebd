import type { ConversationState } from "#shared/model/conversation.ts";
import type { Company, PersonName, TeamName } from "./company.ts";

type Act = (person: PersonName, name: string, args: object) => Promise<unknown>;

/**
 * A way of losing sight of a conversation. `isOut`: also of the team's room; `isGone`: of everything. What follows `happen`
 * is for the given conversation of the team, seen by the loser until then.
 */
export type Loss = {
  way: string;
  of: { team: TeamName; state: ConversationState; attendant: PersonName | null };
  loser: PersonName;
  isOut?: boolean;
  isGone?: boolean;
  happen: (act: Act, company: Company, conversationId: string) => Promise<unknown>;
};

const ofCarla = { team: "suporte", state: "open", attendant: "carla" } as const;
const ofElisa = { team: "vip", state: "open", attendant: "elisa" } as const;

/** To whoever follows a room: what takes a conversation away from somebody's device. */
export const LOSSES: readonly Loss[] = [
  {
    way: "a transfer to another team's queue",
    of: ofCarla,
    loser: "carla",
    happen: (act, { teams }, conversationId) =>
      act("carla", "transfer", { conversationId, teamId: teams.vip, userId: null }),
  },
  {
    way: "a transfer to a member of another team",
    of: ofCarla,
    loser: "diego",
    happen: (act, { teams, people }, conversationId) =>
      act("carla", "transfer", { conversationId, teamId: teams.vip, userId: people.elisa }),
  },
  {
    way: "a transfer to a colleague, in a team where each sees their own",
    of: ofElisa,
    loser: "elisa",
    happen: (act, { teams, people }, conversationId) =>
      act("elisa", "transfer", { conversationId, teamId: teams.vip, userId: people.bruno }),
  },
  {
    way: "a supervisor's taking over, in a team where each sees their own",
    of: ofElisa,
    loser: "elisa",
    happen: (act, { teams, people }, conversationId) =>
      act("bruno", "transfer", { conversationId, teamId: teams.vip, userId: people.bruno }),
  },
  {
    way: "a colleague's taking it from the queue, in a team where each sees their own",
    of: { team: "vip", state: "queued", attendant: null },
    loser: "elisa",
    happen: (act, _company, conversationId) => act("bruno", "start", { conversationId }),
  },
  {
    way: "a narrower access of the team",
    of: ofCarla,
    loser: "diego",
    happen: (act, { teams }) => act("ana", "set_team_access", { teamId: teams.suporte, access: "attendant" }),
  },
  {
    way: "a narrower access of the team, of what is concluded",
    of: { team: "suporte", state: "concluded", attendant: "carla" },
    loser: "elisa",
    happen: (act, { teams }) => act("ana", "set_team_access", { teamId: teams.suporte, access: "attendant" }),
  },
  {
    way: "being a supervisor no longer",
    of: ofElisa,
    loser: "bruno",
    happen: (act, { teams, people }) =>
      act("ana", "set_member", { teamId: teams.vip, userId: people.bruno, isSupervisor: false }),
  },
  {
    way: "being a member no longer, as its attendant",
    of: ofCarla,
    loser: "carla",
    isOut: true,
    happen: (act, { teams, people }) => act("ana", "remove_member", { teamId: teams.suporte, userId: people.carla }),
  },
  {
    way: "being a member no longer, as a colleague",
    of: ofCarla,
    loser: "diego",
    isOut: true,
    happen: (act, { teams, people }) => act("ana", "remove_member", { teamId: teams.suporte, userId: people.diego }),
  },
  {
    way: "being a user no longer",
    of: ofCarla,
    loser: "carla",
    isOut: true,
    isGone: true,
    happen: (act, { people }) => act("ana", "remove_user", { userId: people.carla }),
  },
  {
    way: "a transfer to another team, which concludes it",
    of: ofCarla,
    loser: "carla",
    happen: async (act, { teams, people }, conversationId) => {
      await act("carla", "transfer", { conversationId, teamId: teams.vip, userId: people.elisa });
      await act("elisa", "conclude", { conversationId });
    },
  },
  {
    way: "a transfer to another team, whose access then narrows",
    of: { team: "vendas", state: "open", attendant: "diego" },
    loser: "carla",
    happen: async (act, { teams, people }, conversationId) => {
      await act("diego", "transfer", { conversationId, teamId: teams.suporte, userId: people.diego });
      await act("ana", "set_team_access", { teamId: teams.suporte, access: "attendant" });
    },
  },
];
