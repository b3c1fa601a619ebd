import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { type Company, foundCompany } from "../../../support/worker/company.ts";
import type { Subject } from "../contract/subject.ts";
import { mutated, randomFrom } from "../fuzz/mutate.ts";
import { SUBJECTS } from "../subjects.ts";
import { connected, halves } from "./connected.ts";

const INPUTS = Number(env.FUZZ_INPUTS || 400);
const SEED = Number(env.FUZZ_SEED || 1);
/** How many webhooks come in at once, as bursts do. */
const AT_ONCE = 4;

let company: Company;
beforeAll(async () => {
  company = await foundCompany();
});

const perChannel = Math.ceil(INPUTS / Object.keys(SUBJECTS).length);

it.each(Object.entries(SUBJECTS))(
  `%s: ${perChannel} mutations (seed ${SEED}) of what its provider sends are all taken, and nothing is left half written`,
  async (_kind, subject: Subject) => {
    const { deliver, outcomes } = await connected(company, subject, subject.channel);
    const random = randomFrom(SEED);
    const samples = Object.values(subject.bodies).map((it) => it.body);
    const refused: string[] = [];
    for (let done = 0; done < perChannel; done += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, perChannel - done) }, () =>
        mutated(samples[Math.floor(random() * samples.length)], random),
      );
      const statuses = await Promise.all(some.map(deliver));
      refused.push(...some.filter((_, index) => statuses[index] !== 200));
    }
    expect(refused).toEqual([]);
    expect(await halves(company)).toEqual([]);
    expect((await outcomes()).received).toBeGreaterThanOrEqual(perChannel);
  },
  30_000 + perChannel * 500,
);
