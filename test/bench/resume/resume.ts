import { teamScope } from "#shared/protocol/scope.ts";
import type { Benchmark, Figure } from "../benchmark.ts";
import { clientOf } from "../support/http.ts";
import { interleave } from "../support/interleave.ts";
import { type Prosa, startProsa } from "../support/prosa.ts";
import { median } from "../support/statistics.ts";
import { ticketOf } from "../support/ticket.ts";
import { webhookOf } from "../support/webhook.ts";
import { type Visit, visit } from "./wire.ts";

const CONVERSATIONS = 10_000;
const CHANGES = 100;
const ROUNDS = 5;

export const resume: Benchmark = {
  name: "resume",
  how: `A client comes back to a team's room of ${CONVERSATIONS} conversations, all in its queue, after ${CHANGES} customers'
    messages: all frames of that connection, both ways and uncompressed, until it is up to date, beside the payloads of the same
    changes as the log stores them, and beside a client that has to fetch all anew. Medians of ${ROUNDS} rounds in turn.`,
  run: async (tell) => {
    const prosa = await startProsa({ conversations: CONVERSATIONS, agents: 2 });
    try {
      await queueAll(prosa);
      const url = `${prosa.url.replace("http", "ws")}/parties/room/${scopeOf(prosa)}`;
      const enter = async (from: Visit["position"] | null, upTo: number): Promise<Visit> =>
        visit(url, await ticketOf(prosa.company, 1, scopeOf(prosa)), from, upTo);
      const before = await enter(null, 0);
      tell(`all of it took ${(before.bytes / 1e6).toFixed(1)} MB`);
      await change(prosa);
      const { payloads, head } = await logged(prosa, before.position.seq);
      const { back, anew } = await interleave(ROUNDS, {
        back: () => enter(before.position, head),
        anew: () => enter(null, head),
      });
      return figuresOf(back, anew, payloads);
    } finally {
      await prosa.stop();
    }
  },
};

const figuresOf = (back: readonly Visit[], anew: readonly Visit[], payloads: number): Figure[] => {
  const of = (visits: readonly Visit[], what: "bytes" | "ms" | "roundTrips" | "facts"): number =>
    median(visits.map((it) => it[what]));
  if (of(back, "facts") !== CHANGES) throw new Error(`${of(back, "facts")} of ${CHANGES} changes were told`);
  const what = `after ${CHANGES} changes among ${CONVERSATIONS}`;
  const bytes = { what: `${what}: frames`, unit: "bytes", ours: of(back, "bytes") } as const;
  return [
    { ...bytes, other: { name: "payloads in the log", value: payloads }, limit: { of: "ratio", atMost: 1.25 } },
    { ...bytes, other: { name: "all anew", value: of(anew, "bytes") }, limit: { of: "ratio", atMost: 1 / 50 } },
    {
      what: `${what}: until up to date`,
      unit: "ms",
      ours: of(back, "ms"),
      other: { name: "all anew", value: of(anew, "ms") },
    },
    { what: `${what}: round trips`, unit: "requests", ours: of(back, "roundTrips"), limit: { of: "value", atMost: 1 } },
  ];
};

const scopeOf = ({ company }: Prosa) => teamScope(company.teamIds.Vendas);

/** Before anybody enters the room: it keeps what is recent, and of a company most conversations are not. */
const queueAll = async ({ company, workerd }: Prosa): Promise<void> => {
  const database = await workerd.databaseOf("prosa");
  const all = "update conversations set state = 'queued', attendant_id = null, concluded_at = null, team_id = ?";
  await database.prepare(all).bind(company.teamIds.Vendas).run();
};

/** Each of so many customers writes once. */
const change = async ({ url, company, open }: Prosa): Promise<void> => {
  const said = open
    .slice(0, CHANGES)
    .map((from, n) => ({ from, id: `resume-${n}`, text: "Oi! Alguma novidade do meu pedido?" }));
  const { path, headers, body } = webhookOf(company, said, Date.now());
  const client = clientOf(1);
  await client.send(`${url}${path}`, { method: "POST", headers, body });
  client.close();
};

/** How many bytes the payloads of a scope's rows after a cursor take in the log, and where it ends. */
const logged = async (prosa: Prosa, after: number): Promise<{ payloads: number; head: number }> => {
  const database = await prosa.workerd.databaseOf("prosa");
  const sums =
    "select sum(length(cast(fact as blob))) as payloads, max(seq) as head from change_log where scope = ? and seq > ?";
  const row = await database.prepare(sums).bind(scopeOf(prosa), after).first<{ payloads: number; head: number }>();
  if (!row) throw new Error("nothing was logged");
  return row;
};
