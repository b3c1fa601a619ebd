import { expect, test } from "vitest";
import { createApi } from "../../../web/sync/api.ts";
import { createLateApi } from "../../../web/sync/late-api.ts";

/** The headers that the server is sent with commands. */
const sentWith = async (...waited: [waitedMs?: number]): Promise<Headers> => {
  const sent: Headers[] = [];
  const api = createApi({
    fetch: async (_input, init) => {
      sent.push(new Headers(init?.headers));
      return Response.json({ results: [] });
    },
    onContact: () => {},
    asking: () => () => {},
  });
  await api.commands([], ...waited);
  return sent[0]!;
};

test.each([
  [90_000, "90000"],
  [0.6, "1"],
  // The server's clock was read anew meanwhile.
  [-20, "0"],
])("commands that have waited for %d ms say %s", async (waitedMs, header) => {
  const headers = await sentWith(waitedMs);
  expect(headers.get("x-outbox-age")).toBe(header);
  expect(headers.get("content-type")).toBe("application/json");
});

test("what was never in the outbox says nothing of it", async () => {
  expect((await sentWith()).has("x-outbox-age")).toBe(false);
});

test("what only settings ask is asked like the rest, though its code comes with the first question", async () => {
  const asked: string[] = [];
  const api = createLateApi({
    fetch: async (input) => {
      asked.push(String(input));
      return Response.json({});
    },
    onContact: () => {},
    asking: () => () => {},
  });
  await Promise.all([api.channels.list(), api.channels.test("demo-whatsapp"), api.metrics()]);
  expect(asked.sort()).toEqual(["/api/channels", "/api/channels/demo-whatsapp/test", "/api/metrics"]);
});
