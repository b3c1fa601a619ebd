import { TABS } from "#shared/policy/sight.ts";
import { floor } from "../support/floor.ts";
import { clientOf } from "../support/http.ts";
import { type Load, loadFor } from "../support/load.ts";
import { configuredDatabase, type Prosa, type Size, startProsa } from "../support/prosa.ts";

export type Side = "ours" | "floor";

/** Prosa's lists, and beside it the floor of what a list costs, which reads the same database. */
export type Pages = {
  prosa: Prosa;
  /** The first page of a tab, as an agent gets it. */
  page: (side: Side, tab: (typeof TABS)[number], agent: number) => Promise<string>;
  /** Asks for first pages of all tabs by several agents for so long, over so many connections. */
  load: (side: Side, ms: number, connections: number) => Promise<Load>;
  stop: () => Promise<void>;
};

/** How many agents ask; the first of the company, who supervises all teams, is one of them. */
const ASKING = 20;

export const startPages = async (size: Size): Promise<Pages> => {
  const prosa = await startProsa({ ...size, beside: [await floor("list", { databaseId: configuredDatabase() })] });
  const { company, url, workerd } = prosa;
  const addresses: Record<Side, (tab: string, userId: string) => string> = {
    ours: (tab) => `${url}/api/conversations?tab=${tab}`,
    floor: (tab, userId) => `${workerd.urlOf("list")}/list?tab=${tab}&company=${company.id}&user=${userId}`,
  };
  const one = clientOf(1);
  return {
    prosa,
    page: (side, tab, agent) => {
      const { id, cookie } = company.agents[agent]!;
      return one.send(addresses[side](tab, id), { headers: { cookie } });
    },
    async load(side, ms, connections) {
      const client = clientOf(connections);
      try {
        return await loadFor(ms, connections, (n) => {
          const { id, cookie } = company.agents[Math.floor(n / TABS.length) % ASKING]!;
          return client.send(addresses[side](TABS[n % TABS.length]!, id), { headers: { cookie } });
        });
      } finally {
        client.close();
      }
    },
    async stop() {
      one.close();
      await prosa.stop();
    },
  };
};
