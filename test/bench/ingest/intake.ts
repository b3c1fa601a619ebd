import { SCHEMA } from "../floors/schema.ts";
import type { Company } from "../support/company.ts";
import { floor } from "../support/floor.ts";
import { clientOf } from "../support/http.ts";
import { type Load, loadFor } from "../support/load.ts";
import { type Prosa, startProsa } from "../support/prosa.ts";
import { webhookOf } from "../support/webhook.ts";

export type Side = "ours" | "floor";

/** Prosa, and beside it the floor of what taking in a webhook costs. */
export type Intake = {
  prosa: Prosa;
  /** Posts webhooks of so many messages each (one) for so long, so many at a time. */
  load: (side: Side, ms: number, inFlight: number, messages?: number) => Promise<Load>;
  stop: () => Promise<void>;
};

/** Alternating steps through the open conversations, so that two messages of one are not beside each other. */
const STEP = 7;

export const startIntake = async ({ conversations }: { conversations: number }): Promise<Intake> => {
  const bare = await floor("ingest", { bindings: { SECRET: "prosa-bench-secret" } });
  const prosa = await startProsa({ conversations, agents: 200, beside: [bare] });
  const database = await prosa.workerd.databaseOf(bare.name);
  for (const it of SCHEMA) await database.prepare(it).run();
  const urls: Record<Side, string> = { ours: prosa.url, floor: prosa.workerd.urlOf(bare.name) };
  let loads = 0;
  return {
    prosa,
    async load(side, ms, inFlight, messages = 1) {
      const client = clientOf(inFlight);
      const said = saying(prosa, (loads += 1));
      try {
        return await loadFor(ms, inFlight, (n) => {
          const { path, headers, body } = webhookOf(prosa.company, said(n, messages), Date.now());
          return client.send(`${urls[side]}${path}`, { method: "POST", headers, body });
        });
      } finally {
        client.close();
      }
    },
    stop: prosa.stop,
  };
};

/** What customers say in the webhook of a number. */
const saying =
  ({ open }: { open: Prosa["open"]; company: Company }, load: number) =>
  (webhook: number, messages: number) =>
    Array.from({ length: messages }, (_, at) => {
      const n = webhook * messages + at;
      const from = open[(n * STEP) % open.length]!;
      return { from, id: `${load}-${n}`, text: `Mensagem ${n}: ainda tem no tamanho M, e quanto fica o frete?` };
    });
