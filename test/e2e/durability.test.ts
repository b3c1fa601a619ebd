import { afterAll, beforeAll, expect, test } from "vitest";
import type { MessagePage } from "#shared/protocol/api.ts";
import { seededRandom } from "../../scripts/seed/random.ts";
import { converges, isConnected } from "../durability/converged.ts";
import { type Life, startLife } from "../durability/life.ts";
import { roomsConverge } from "../durability/rooms-converge.ts";
import { allComeToAnEnd, expectSentOnce } from "../durability/sent-once.ts";
import { expectStoredOnce } from "../durability/stored-once.ts";
import { settingsOf } from "../durability/settings.ts";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { conversationOf } from "../support/e2e/give.ts";
import type { Person } from "../support/e2e/person.ts";
import type { Customer } from "../support/e2e/simulator.ts";
import { say } from "../support/e2e/say.ts";

const { rounds, size, seed } = settingsOf(process.env);
/** A thousand requests, a new start and everyone's way back, on a busy machine. */
const ROUND_MS = 240_000;

let demo: Demo;
let ana: Person;
/** Carla's first tab, which leads, and her second. */
let carla: Person;
let second: Person;
let life: Life;

beforeAll(async () => {
  demo = await startDemo();
  [ana, carla] = await Promise.all([demo.signIn("ana"), demo.signIn("carla")]);
  second = await carla.inNewTab();
  life = await startLife(demo, second, seededRandom(seed));
});
afterAll(() => demo.stop());

for (let round = 1; round <= rounds; round++) {
  test(
    `what was acknowledged before a SIGKILL is there once, and everyone converges: ${round} of ${rounds}`,
    async () => {
      const { killedAt, unsure, acknowledged } = await life.round(size);
      const restartedAt = performance.now();
      expect(unsure).toBeGreaterThan(0);
      expect(acknowledged).toBeGreaterThanOrEqual(size);
      expectStoredOnce(demo.stateDir, life.ledger);
      await expectSentOnce(demo, life.ledger);
      await Promise.all([converges(ana), converges(carla), isConnected(second)]);
      await roomsConverge(carla);
      const seconds = ((performance.now() - restartedAt) / 1_000).toFixed(1);
      say(
        `round ${round} of ${rounds}: killed after ${killedAt} of ${acknowledged}, ${unsure} requests without an answer; all converged after ${seconds} s`,
      );
    },
    ROUND_MS,
  );
}

test(
  "in the end every reply has reached the provider once, or is known not to have, or to be unknown",
  async () => {
    const { sent, unknown, failed } = await allComeToAnEnd(demo, life.ledger);
    await expectSentOnce(demo, life.ledger);
    await Promise.all([converges(ana), converges(carla), isConnected(second)]);
    const { phone, texts } = life.atThePage;
    expect(await textsIn(carla, phone)).toEqual(expect.arrayContaining([...texts]));
    for (const all of [await textsIn(carla, phone), await phone.received()]) expect(all).toEqual([...new Set(all)]);
    say(
      `${life.ledger.count()} acknowledged, each there once; ${sent} replies sent once, ${unknown} unknown, ${failed} failed`,
    );
  },
  ROUND_MS,
);

/** What the customer's conversation with Carla says, in order. */
const textsIn = async (person: Person, customer: Customer): Promise<string[]> => {
  const id = await conversationOf(person, customer, "mine");
  const { items } = (await person.ask(`/api/conversations/${id}/messages`)).body as MessagePage;
  return items.flatMap((it) => it.text ?? []);
};
