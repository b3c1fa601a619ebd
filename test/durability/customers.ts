import { expect } from "vitest";
import type { Demo } from "../support/e2e/demo.ts";
import { conversationOf, does } from "../support/e2e/give.ts";
import type { Person } from "../support/e2e/person.ts";
import { postWebhook } from "./webhook.ts";

export type Customer = { phone: string; name: string; conversationId: string };

/** How many write and are written to, and how many conversations are only concluded and reopened. */
const WRITING = 24;
const TURNING = 8;

export type Customers = { writing: readonly Customer[]; turning: readonly Customer[] };

/** New customers whom Carla attends: every other one in Vendas, which Ana does not see; the others in Suporte. */
export const admitCustomers = async (demo: Demo, carla: Person): Promise<Customers> => {
  const all = Array.from({ length: WRITING + TURNING }, (_, at) => ({
    phone: `5521986${String(100_001 + at)}`,
    name: `Cliente durável ${String(at).padStart(2, "0")}`,
  }));
  for (const it of all) await postWebhook(demo.url, [{ ...it, id: `wamid.first-${it.phone}`, text: "Olá!" }]);
  const { teams } = (await carla.ask("/api/org")).body;
  const suporte = teams.find((it: { name: string }) => it.name === "Suporte").id;
  const me = (await carla.ask("/api/me")).body.user.id;
  const customers = await Promise.all(
    all.map(async (it, at) => {
      const conversationId = await conversationOf(carla, it);
      await does(carla, "start", { conversationId });
      if (at % 2 === 1) await does(carla, "transfer", { conversationId, teamId: suporte, userId: me });
      return { ...it, conversationId };
    }),
  );
  expect(customers).toHaveLength(WRITING + TURNING);
  return { writing: customers.slice(0, WRITING), turning: customers.slice(WRITING) };
};
