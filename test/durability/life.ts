import type { Random } from "../../scripts/seed/random.ts";
import type { Demo } from "../support/e2e/demo.ts";
import { give } from "../support/e2e/give.ts";
import type { Person } from "../support/e2e/person.ts";
import type { Customer as Phone } from "../support/e2e/simulator.ts";
import { commanderOf } from "./commands.ts";
import { admitCustomers } from "./customers.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { sendUntil, type SendersParts } from "./senders.ts";

export type Round = { killedAt: number; unsure: number; acknowledged: number };

export type Life = {
  ledger: Ledger;
  /** Sends so many webhooks and commands, with one power cut in the middle. */
  round: (size: number) => Promise<Round>;
  /** What Carla wrote at her page while the server was away, and to whom. */
  atThePage: { phone: Phone; texts: readonly string[] };
};

/** A company at work whose server dies again and again: providers and devices send, and Carla writes at her page. */
export const startLife = async (demo: Demo, carla: Person, random: Random): Promise<Life> => {
  const ledger = createLedger();
  const texts: string[] = [];
  const command = await commanderOf(carla, demo.url);
  const customers = await admitCustomers(demo, carla);
  const phone = await give(demo, carla, "Olga Prates", "Bom dia!");
  await carla.open("Meus", phone);
  const isOpen = async (id: string) => (await carla.ask(`/api/conversations/${id}`)).body.state === "open";
  const parts: SendersParts = { url: demo.url, command, isOpen, customers, ledger, random };

  return {
    ledger,
    atThePage: { phone, texts },
    async round(size) {
      const start = ledger.count();
      const killedAt = random.int(Math.floor(size * 0.1), Math.floor(size * 0.8));
      let killing: Promise<void> | null = null;
      await sendUntil(parts, start + size, () => {
        if (ledger.count() - start >= killedAt) killing ??= demo.killWorker();
      });
      await killing;
      const unsure = ledger.unsure.size;
      const text = `Escrita na queda ${texts.length + 1}.`;
      await carla.reply(text);
      texts.push(text);
      await demo.startWorker();
      await repeatSome(ledger, random);
      await sendUntil(parts, start + size, () => undefined);
      return { killedAt, unsure, acknowledged: ledger.count() - start };
    },
  };
};

/** As who saw no answer does, or never comes back; and some send again what was acknowledged long ago. */
const repeatSome = async (ledger: Ledger, random: Random): Promise<void> => {
  for (const it of ledger.unsure) if (random.chance(0.25)) ledger.giveUp(it);
  const old = random.shuffled([...ledger.acknowledged]).slice(0, 20);
  await Promise.all([...ledger.unsure, ...old].map((it) => ledger.send(it)));
};
