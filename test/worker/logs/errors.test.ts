import { expect, it } from "vitest";
import { toldOf } from "../../../worker/logs/log.ts";

const CANARY = "Maria-5511987654321";

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

it("an error is told by its name and the places that it came by, and not by its message, which may quote what it was about", () => {
  const parsing = thrownBy(() => JSON.parse(CANARY));
  expect(String(parsing)).toContain("Maria");
  for (const error of [
    parsing,
    new Error(CANARY),
    new TypeError(`${CANARY}\nat ${CANARY}`),
    new Error("a", { cause: CANARY }),
  ]) {
    const told = toldOf(error);
    expect(told.error).toBe((error as Error).name);
    expect(told.at).toMatch(/errors\.test\.ts/);
    expect(JSON.stringify(told)).not.toContain("Maria");
  }
});

it("D1's own message is told: it names tables and constraints", () => {
  const message = "D1_ERROR: UNIQUE constraint failed: messages.channel_id, messages.provider_id: SQLITE_CONSTRAINT";
  expect(toldOf(new Error(message)).error).toBe(message);
});

it("what is no error is told by its kind", () => {
  expect(toldOf(CANARY)).toEqual({ error: "string" });
});
