import { afterEach, expect, it, vi } from "vitest";
import { createEmitter } from "../../../web/sync/emitter.ts";

afterEach(() => vi.unstubAllGlobals());

it("tells every listener, also those after one that throws, whose failure is reported as uncaught", () => {
  const later: (() => void)[] = [];
  vi.stubGlobal("queueMicrotask", (run: () => void) => later.push(run));
  const heard: string[] = [];
  const events = createEmitter<{ dropped: string }>();
  events.on("dropped", () => {
    throw new Error("a component broke");
  });
  events.on("dropped", (id) => heard.push(id));
  events.emit("dropped", "rita");
  expect(heard).toEqual(["rita"]);
  expect(later).toHaveLength(1);
  expect(later[0]).toThrow("a component broke");
});
