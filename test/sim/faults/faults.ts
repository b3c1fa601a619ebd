import type { Patch } from "../engine/load-hooks.ts";

/** A mistake that somebody could make in the product, and that the simulator has to notice. */
export type Fault = {
  name: string;
  patches: readonly Patch[];
  /** What the violation that gives it away says: another one may only have come about by other timing. */
  shows: RegExp;
};

export const FAULTS: readonly Fault[] = [
  {
    name: "catch-up tells every row, whoever may see it",
    shows: /^no frame tells/,
    patches: [
      {
        file: "party/room/visibility.ts",
        find: "if (after && sees(roster, userId, after)) return fact;",
        put: "if (after) return fact;",
      },
    ],
  },
  {
    name: "a reset lists what its viewer may not see",
    shows: /^no frame tells/,
    patches: [
      {
        file: "party/room/settle.ts",
        find: "for (const it of visible(state.roster, userId, state.conversations.values()))",
        put: "for (const it of state.conversations.values())",
      },
    ],
  },
  {
    name: "sight is judged by the roster of before",
    shows: /^no frame tells|lost before its cursor/,
    patches: [
      {
        file: "party/room/absorb.ts",
        find: "if (isRosterChanged) for (const { session } of core.sessions.entered()) review(core, session);",
        put: "",
      },
      { file: "party/room/broadcast.ts", find: "if (!review(core, session) || ", put: "if (" },
    ],
  },
  {
    name: "a room applies poked rows past a gap",
    shows: /has passed|instead of|knows other/,
    patches: [
      {
        file: "party/room/follower.ts",
        find: "if (row.seq === last.seq + 1 && (row.previous ?? last.mark) === last.mark) found.push(row);",
        put: "if (row.seq > last.seq) found.push(row);",
      },
    ],
  },
  {
    name: "a client's cursor is written before its rows",
    shows: /has passed/,
    patches: [
      {
        file: "web/sync/feed-step.ts",
        find: "[scope, wanted.size === 0 ? position : null],",
        put: "[scope, position],",
      },
    ],
  },
  {
    name: "other tabs are not told",
    shows: / lists | shows | does not show /,
    patches: [
      {
        file: "web/sync/hear.ts",
        find: "return following.take(message.patch, message.tab);",
        put: "return undefined;",
      },
    ],
  },
  {
    name: "a drop goes by no version",
    shows: /has passed|does not show/,
    patches: [
      {
        file: "web/sync/facts.ts",
        find: "held.version <= version && teamScope(held.team.id) === scope",
        put: "held.version > 0",
      },
    ],
  },
  {
    name: "rows stay when a room says gone",
    shows: /go with their scope/,
    patches: [
      {
        file: "web/sync/me.ts",
        find: "dropped: [...held.conversations.values()].filter((it) => teamScope(it.team.id) === scope).map((it) => it.id),",
        put: "dropped: [],",
      },
      {
        file: "web/sync/draft-patch.ts",
        find: "for (const it of conversations()) if (!me.scopes.includes(teamScope(it.team.id))) drop(it.id);",
        put: "",
      },
    ],
  },
  {
    name: "a repeated command is run again",
    shows: /first one's answer/,
    patches: [
      {
        file: "worker/store/commands.ts",
        find: "sql`insert into commands (",
        put: "sql`insert or replace into commands (",
      },
      { file: "worker/services/run-commands.ts", find: "if (stored) return stored;", put: "" },
    ],
  },
  {
    name: "a repeated webhook is stored again",
    shows: /is stored 2 times/,
    patches: [
      {
        file: "migrations/0003_create_conversations_and_messages.sql",
        find: "create unique index messages_by_provider_id",
        put: "create index messages_by_provider_id",
      },
    ],
  },
  {
    name: "a status may move back",
    shows: /only moves forward/,
    patches: [
      {
        file: "worker/store/statuses.ts",
        find: 'and ${rankOf(sql`x.status`)} > ${standingOf("messages")}`;',
        put: "`;",
      },
    ],
  },
  {
    name: "a sender that died is followed by another that sends again",
    shows: /the provider was given/,
    patches: [
      {
        file: "worker/store/deliveries.ts",
        find: "and due_at <= ${now} and lease is null`,",
        put: "and due_at <= ${now}`,",
      },
    ],
  },
  {
    name: "a pad's update is acknowledged before it is kept",
    shows: /was acknowledged and is not/,
    patches: [
      {
        file: "party/room/pads/write.ts",
        find: "if (news.some((it) => it.update)) await keep(core, pad, copy, news);",
        put: "acknowledge(core, news); if (news.some((it) => it.update)) await keep(core, pad, copy, news);",
      },
    ],
  },
  {
    name: "a pad stays open to who no longer sees it",
    shows: /^no frame tells/,
    patches: [
      {
        file: "party/room/pads/review.ts",
        find: 'else if (!seesIn(core.state, channel.session.kept.userId, id)) closeChannel(core, channel, "gone");',
        put: "",
      },
      {
        file: "party/room/pads/tell.ts",
        find: "if (!seesIn(core.state, session.kept.userId, pad.id))",
        put: "if (!session.kept.userId)",
      },
    ],
  },
  {
    name: "a sealed pad is still kept",
    shows: /kept by one room/,
    patches: [{ file: "party/room/pads/seal.ts", find: "pack({ ...copy, keeps: false })", put: "pack(copy)" }],
  },
  {
    name: "a command counts as answered before it was",
    shows: /nothing came of it/,
    patches: [
      {
        file: "web/sync/flusher.ts",
        find: "const answer = await api.commands(batch.map(requestOf), waitedMs);",
        put: "await outbox.settle({ answered: batch, refused: [] }); const answer = await api.commands(batch.map(requestOf), waitedMs);",
      },
    ],
  },
  {
    name: "a tab goes on with what it knew when another takes the lead",
    shows: / lists | shows | does not show |has message/,
    patches: [{ file: "web/sync/hear.ts", find: "spawn(() => following.follow(message.tab));", put: "" }],
  },
  {
    name: "a pad goes on with what it knew when the lead changes",
    shows: /./,
    patches: [{ file: "web/sync/following.ts", find: "copy.pads.catchUp();", put: "" }],
  },
  {
    name: "tabs are not told of what a dead one wrote in a pad",
    shows: /./,
    patches: [
      {
        file: "web/sync/pads/sender.ts",
        find: 'parts.tell({ id, news: "updates", epoch, bytes: batch.update, isOwn: true, key: batch.keys.at(-1) ?? null });',
        put: "",
      },
    ],
  },
  {
    name: "an older answer to who one is counts",
    shows: /./,
    patches: [
      { file: "web/sync/lead.ts", find: "held.me !== known", put: "!known" },
      { file: "web/sync/lead.ts", find: "held.me === known ?", put: "known ?" },
    ],
  },
  {
    name: "what was not given is never asked for again",
    shows: /./,
    patches: [
      { file: "web/sync/prefetch.ts", find: "for (const { id } of conversations) withheld.delete(id);", put: "" },
      { file: "web/sync/prefetch.ts", find: "for (const id of dropped) withheld.delete(id);", put: "" },
    ],
  },
  {
    name: "an answer to an earlier session ends the present one",
    shows: /./,
    patches: [
      { file: "web/sync/session.ts", find: "owner && mine === turn && forget()", put: "owner && mine && forget()" },
    ],
  },
  {
    name: "a thread counts as whole after another team's feed has overtaken",
    shows: /has message/,
    patches: [
      {
        file: "web/sync/draft-patch.ts",
        find: "if (known && hasMissed(known, incoming))",
        put: "if (!known && !incoming)",
      },
    ],
  },
  {
    name: "contacts who are one person stay apart",
    shows: /is 2 contacts/,
    patches: [
      {
        file: "worker/services/decide-merge.ts",
        find: "if (!into || from.length === 0) return null;",
        put: "if (!into || from.length < 9) return null;",
      },
    ],
  },
];
