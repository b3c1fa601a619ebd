import type { D1 } from "../world/d1.ts";

type Access = "everyone" | "team" | "attendant";
type State = "queued" | "open" | "concluded";
type Placed = { teamId: string; state: State; attendantId: string | null; version: number };

/** Who belongs where and which conversation stands how, as D1 had it after one commit. */
export type Moment = {
  access: ReadonlyMap<string, Access>;
  /** Whether somebody supervises, by `team user`. */
  members: ReadonlyMap<string, boolean>;
  conversations: ReadonlyMap<string, Placed>;
};

export type History = ReturnType<typeof createHistory>;

/**
 * What the policy says, for every commit since the run began. Written down anew from the design's table, so that it
 * shares nothing with what it judges.
 */
export const createHistory = (d1: D1) => {
  const tokens = new Map<string, string>();
  let texts = -1;

  const read = (): Moment => ({
    access: new Map(
      d1.look<{ id: string; access: Access }>("select id, access from teams").map((it) => [it.id, it.access]),
    ),
    members: new Map(
      d1
        .look<{ team_id: string; user_id: string; is_supervisor: number }>(
          "select team_id, user_id, is_supervisor from memberships",
        )
        .map((it) => [`${it.team_id} ${it.user_id}`, it.is_supervisor === 1]),
    ),
    conversations: new Map(
      d1
        .look<{ id: string; team_id: string; state: State; attendant_id: string | null; version: number }>(
          "select id, team_id, state, attendant_id, version from conversations",
        )
        .map((it) => [
          it.id,
          { teamId: it.team_id, state: it.state, attendantId: it.attendant_id, version: it.version },
        ]),
    ),
  });

  const moments: Moment[] = [read()];

  return {
    /** The number of the last commit. */
    now: (): number => moments.length - 1,
    at: (commit: number): Moment => moments[Math.max(0, Math.min(commit, moments.length - 1))] as Moment,

    note(): void {
      moments.push(read());
      const [count] = d1.look<{ n: number }>("select count(*) as n from messages");
      if (count?.n === texts) return;
      texts = count?.n ?? 0;
      const said = d1.look<{ text: string; id: string }>(
        "select text, conversation_id as id from messages where text is not null",
      );
      for (const { text, id } of said) for (const token of tokensIn(text)) tokens.set(token, id);
    },

    /** The conversation that a canary belongs to, by D1's messages or as somebody has said. */
    conversationOf: (token: string): string | undefined => tokens.get(token),
    mark: (token: string, conversationId: string): void => void tokens.set(token, conversationId),
  };
};

/** Canaries stand in whatever customers and agents write. */
export const tokensIn = (text: string): string[] => text.match(/⟦[a-z]\d+⟧/g) ?? [];

export type Viewing = { userId: string; /** Also as "others in the company". */ fromOutside?: boolean };

/** Whether somebody sees the conversation, given who belongs where at one moment and how it stands at another. */
export const sees = (roster: Moment, standing: Moment, { userId, fromOutside }: Viewing, id: string): boolean => {
  const it = standing.conversations.get(id);
  if (!it) return false;
  const access = standing.access.get(it.teamId);
  const isSupervisor = roster.members.get(`${it.teamId} ${userId}`);
  if (isSupervisor === undefined) return fromOutside === true && it.state === "concluded" && access === "everyone";
  if (it.state === "queued" || isSupervisor || access !== "attendant") return true;
  return it.attendantId === userId;
};
