import { expect, test } from "vitest";
import { createApi } from "../../../web/sync/api.ts";

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
