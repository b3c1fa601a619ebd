import { describe, expect, test } from "vitest";
import { teamScope } from "#shared/protocol/scope.ts";
import { type FeedFrame, feedStep, NEW_FEED } from "../../../web/sync/feed-step.ts";
import { applyPatch, type Held } from "../../../web/sync/held.ts";
import { applyPresent } from "../../../web/sync/recheck.ts";
import { BRUNO, COMPANY, conversation, VENDAS } from "./support/people.ts";

const vendas = teamScope(VENDAS.id);
const position = (epoch: string, seq: number) => ({ epoch, seq, authz: "everyone" });

/** Bruno's copy of one conversation, which he kept under epoch "one". */
const holding = () => {
  const rita = conversation({ version: 7, preview: "of the lost future" });
  const held: Held = {
    me: { user: BRUNO, company: COMPANY, teams: { [VENDAS.id]: { isSupervisor: false } }, scopes: [vendas], now: 0 },
    org: null,
    conversations: new Map([[rita.id, rita]]),
    threads: new Map([[rita.id, null]]),
    positions: new Map([[vendas, position("one", 9)]]),
  };
  const hear = (...frames: FeedFrame[]) => {
    let state = NEW_FEED;
    return frames.map((frame) => {
      const step = feedStep(held, vendas, state, frame);
      ({ state } = step);
      applyPatch(held, step.patch);
      return step;
    });
  };
  const reset = (epoch: string, version: number): FeedFrame => ({
    type: "reset",
    position: position(epoch, 3),
    versions: [[rita.id, version]],
    isLast: true,
  });
  return { rita, held, hear, reset };
};

describe("P16: a reset of another epoch, after which nothing that is held can be trusted", () => {
  test.each([5, 7])("has everything fetched anew and taken whatever its version: now %s, held 7", (version) => {
    const { rita, held, hear, reset } = holding();
    const present = { ...rita, version, preview: "as the database has it" };
    const [asked] = hear(reset("two", version), { type: "rows", conversations: [present] });
    expect(asked?.answers).toEqual([{ type: "want", ids: [rita.id] }]);
    expect(held.conversations.get(rita.id)).toEqual(present);
    expect(held.positions.get(vendas)).toEqual(position("two", 3));
  });

  test("has the messages of what is held deleted, and fetched again", () => {
    const { rita, held, hear, reset } = holding();
    const [step] = hear(reset("two", 7));
    expect(step?.patch.emptied).toEqual([rita.id]);
    expect(held.threads.has(rita.id)).toBe(false);
  });

  test("a reset of the same epoch asks for nothing that is held in that version", () => {
    const { rita, held, hear, reset } = holding();
    const [step] = hear(reset("one", 7));
    expect(step).toMatchObject({ answers: [], patch: { emptied: [], stale: [] } });
    expect(held.threads.has(rita.id)).toBe(true);
  });
});

test("what a refusal says of a conversation brings no messages: its newest page has to be fetched", () => {
  const { rita, held } = holding();
  expect(applyPresent(held, rita.id, { ...rita, version: 9 }).stale).toEqual([rita.id]);
  expect(applyPresent(held, rita.id, rita).stale).toEqual([]);
});
