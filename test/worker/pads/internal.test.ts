import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { MAX_PAD_BYTES } from "#shared/model/pad.ts";
import { newId } from "#shared/ids.ts";
import type { ClaimedPad } from "#shared/protocol/pad-home.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { request } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { padOf, padRow } from "../../support/worker/pads.ts";
import { putConversation } from "../../support/worker/put.ts";

let company: Company;
let id: string;
let path: string;
beforeEach(async () => {
  company = await foundCompany();
  ({ id } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" }));
  path = `/internal/pads/${teamScope(company.teams.vendas)}/${id}`;
});
const ask = (method: string, at: string, body: unknown, headers: Record<string, string> = {}) =>
  request(at, {
    method,
    headers: { authorization: `Bearer ${env.ROOM_SECRET}`, "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

describe("the pads' home over HTTP", () => {
  it("gives a room the pad that it claims, and keeps what it saves", async () => {
    const claimed = await (await ask("POST", `${path}/claim`, { epoch: null, next: newId() })).json<ClaimedPad>();
    expect(claimed).toEqual({ epoch: expect.any(String), revision: 0, state: null, meta: { clients: {}, notes: [] } });
    const pad = padOf(company, { epoch: claimed.epoch, notes: [{ by: "carla", text: "nota" }] });
    expect((await ask("PUT", path, pad)).status).toBe(204);
    const again = await ask("POST", `${path}/claim`, { epoch: claimed.epoch, next: newId() });
    expect(await again.json()).toEqual({ epoch: pad.epoch, revision: pad.revision, state: pad.state, meta: pad.meta });
  });

  it("takes the largest document with the longest texts", async () => {
    await ask("POST", `${path}/claim`, { epoch: "one", next: newId() });
    const pad = padOf(company, { epoch: "one", bytes: MAX_PAD_BYTES });
    const texts = { ...pad, draft: "ção\n".repeat(10_000), notes: [{ id: newId(), text: "\u0001".repeat(200_000) }] };
    expect((await ask("PUT", path, texts)).status).toBe(204);
    expect(JSON.parse((await padRow(id))!.notes)).toEqual(texts.notes);
  });

  it("says not found of a conversation that is not the room's, and conflict of a pad that it does not keep", async () => {
    const elsewhere = `/internal/pads/${teamScope(company.teams.suporte)}/${id}`;
    expect((await ask("POST", `${elsewhere}/claim`, { epoch: null, next: newId() })).status).toBe(404);
    expect((await ask("PUT", elsewhere, padOf(company, { epoch: "one" }))).status).toBe(409);
  });

  it("refuses what is no claim, no pad, too large or of no scope", async () => {
    await ask("POST", `${path}/claim`, { epoch: "one", next: newId() });
    const pad = padOf(company, { epoch: "one" });
    expect((await ask("POST", `${path}/claim`, { epoch: null })).status).toBe(400);
    expect((await ask("POST", "/internal/pads/team-1/x/claim", { epoch: null, next: newId() })).status).toBe(400);
    expect((await ask("PUT", path, "{")).status).toBe(400);
    expect((await ask("PUT", path, { ...pad, state: "é" })).status).toBe(400);
    expect((await ask("PUT", path, { ...pad, draft: "a".repeat(2 * 1024 * 1024) })).status).toBe(413);
    expect((await ask("PUT", path, padOf(company, { epoch: "one", bytes: 400_000 }))).status).toBe(413);
    expect((await padRow(id))?.state).toBeNull();
  });

  it("is closed to whoever has not the secret, a signed-in supervisor too", async () => {
    const { cookie } = await company.as("bruno");
    const none: Record<string, string> = { authorization: "" };
    for (const headers of [none, { authorization: "Bearer wrong" }, { ...none, cookie }]) {
      expect((await ask("POST", `${path}/claim`, { epoch: null }, headers)).status).toBe(401);
      expect((await ask("PUT", path, padOf(company, { epoch: "one" }), headers)).status).toBe(401);
    }
    expect(await padRow(id)).toBeUndefined();
  });
});
