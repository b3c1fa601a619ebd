import type { D1 } from "../world/d1.ts";
import type { Violated } from "./violation.ts";

type Row = {
  scope: string;
  seq: number;
  mark: number;
  conversation_id: string | null;
  version: number | null;
  fact: string;
};

export type Log = ReturnType<typeof createLog>;

/** Which commit wrote each row of the change log. A restored log has other rows at the same numbers. */
export const createLog = (d1: D1, violated: Violated) => {
  const heads = new Map<string, number>();
  const commits = new Map<string, { commit: number; isLast: boolean }[]>();
  const facts = new Map<string, { commit: number; changesRoster: boolean }[]>();

  return {
    note(commit: number): void {
      const scopes = d1.look<{ scope: string; head: number; floor: number; n: number }>(
        "select scope, max(seq) as head, min(seq) as floor, count(*) as n from change_log group by scope",
      );
      for (const { scope, head, floor, n } of scopes) {
        if (head - floor + 1 !== n) violated("the log has no gaps", `${scope}: ${n} rows from ${floor} to ${head}`);
        const known = heads.get(scope) ?? 0;
        if (head <= known) continue;
        heads.set(scope, head);
        const rows = d1.look<Row>("select * from change_log where scope = ? and seq > ? order by seq", scope, known);
        const changesRoster = rows.some((it) => it.conversation_id === null);
        for (const it of rows) {
          add(commits, `${scope}/${it.seq}`, { commit, isLast: it.seq === head });
          add(facts, `${scope}/${it.conversation_id}/${it.version}`, { commit, changesRoster });
        }
      }
    },

    /** After a restore: what was logged past the copy is logged no more. */
    rewind(): void {
      heads.clear();
      for (const it of d1.look<{ scope: string; head: number }>(
        "select scope, max(seq) as head from change_log group by scope",
      ))
        heads.set(it.scope, it.head);
    },

    /**
     * The commit whose moment is what one knows at that number of the scope: of a row in the middle of a commit, the one
     * before. Several after a restore.
     */
    momentsAt: (scope: string, seq: number): number[] =>
      seq === 0 ? [0] : (commits.get(`${scope}/${seq}`) ?? []).map((it) => (it.isLast ? it.commit : it.commit - 1)),

    /** The commits that logged this version of a conversation in the scope. */
    commitsOf: (scope: string, conversationId: string, version: number) =>
      facts.get(`${scope}/${conversationId}/${version}`) ?? [],
  };
};

const add = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
