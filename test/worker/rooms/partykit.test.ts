import { afterEach, describe, expect, it, vi } from "vitest";
import { newId } from "#shared/ids.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { partykitRooms } from "../../../worker/rooms/partykit.ts";

const scope = teamScope(newId());
const conversationId = newId();
const pad = {
  epoch: "one",
  revision: 1,
  state: btoa("state"),
  meta: { clients: {}, notes: [] },
  draft: "segredo",
  notes: [],
};

afterEach(() => void vi.restoreAllMocks());

/** Asks the room to seal the pad, which answers like this; says what it was asked. */
const seal = async (answer: () => Response | Promise<Response>) => {
  const asked: Request[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    asked.push(new Request(input as RequestInfo, init as RequestInit));
    return answer();
  });
  const sealed = await partykitRooms("http://rooms.test", "the-secret").seal(scope, conversationId);
  return { sealed, request: asked[0]! };
};

describe("a room on PartyKit that is asked to seal a pad", () => {
  it("is asked at its address, with the secret, and hands the pad over", async () => {
    const { sealed, request } = await seal(() => Response.json({ pad }));
    expect(sealed).toEqual(pad);
    expect([request.method, request.url]).toEqual(["POST", `http://rooms.test/parties/main/${scope}`]);
    expect([request.headers.get("authorization"), await request.json()]).toEqual([
      "Bearer the-secret",
      { seal: conversationId },
    ]);
  });

  it("may have nothing of it", async () => {
    expect((await seal(() => Response.json({ pad: null }))).sealed).toBeNull();
  });

  it.each([
    ["it does not answer", () => Promise.reject(new TypeError("no connection"))],
    ["it fails", () => new Response(null, { status: 500 })],
    ["it does not know the secret", () => new Response(null, { status: 404 })],
    ["it answers what is no pad", () => Response.json({ pad: { ...pad, state: "segredo, mas não base64" } })],
    ["it answers nothing", () => Response.json({})],
  ])("cannot be asked when %s, and nothing of the pad is in the error", async (_what, answer) => {
    const error = await seal(answer).catch((it: unknown) => it);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toContain("segredo");
  });
});

describe("rooms on PartyKit, asked whether they can be reached", () => {
  const ping = (answer: () => Promise<Response>) => {
    vi.spyOn(globalThis, "fetch").mockImplementation(answer);
    return partykitRooms("http://rooms.test", "the-secret").ping();
  };

  it("can be when their host answers, though there is no such room", async () => {
    await expect(ping(async () => new Response(null, { status: 404 }))).resolves.toBeUndefined();
  });

  it.each([
    ["it breaks", async () => new Response(null, { status: 502 })],
    ["it is not there", () => Promise.reject(new TypeError("no host"))],
  ])("cannot be when %s", async (_how, answer) => {
    await expect(ping(answer)).rejects.toThrow(/host/);
  });
});
