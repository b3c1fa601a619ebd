import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { FeedPage, FeedSnapshot } from "#shared/protocol/feed.ts";
import { companyScope, teamScope } from "#shared/protocol/scope.ts";
import { request } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});

describe("the rooms' own endpoints", () => {
  const ask = (path: string, authorization?: string) =>
    request(path, authorization ? { headers: { authorization } } : {});
  const secret = `Bearer ${env.ROOM_SECRET}`;

  it("refuse whoever has not the secret, a signed-in administrator too", async () => {
    const ana = await company.as("ana");
    for (const path of [
      `/internal/feed/${teamScope(company.teams.vendas)}?after=0`,
      `/internal/snapshot/${companyScope(company.id)}`,
      "/internal/x",
    ]) {
      for (const it of [undefined, "Bearer wrong", env.ROOM_SECRET, "Bearer "])
        expect((await ask(path, it)).status).toBe(401);
      expect((await ana.get(path)).status).toBe(401);
    }
  });

  it("give rooms the feed and the snapshot", async () => {
    await deliver(company, messagesBody(company, [{ from: "5511987654321", text: "Oi" }]));
    const scope = teamScope(company.teams.vendas);
    const page = await (await ask(`/internal/feed/${scope}?after=0`, secret)).json<FeedPage>();
    expect(page).toMatchObject({
      rows: [{ seq: 1, before: null, after: { state: "queued" } }],
      hasMore: false,
      isTooOld: false,
    });
    const snapshot = await (await ask(`/internal/snapshot/${scope}`, secret)).json<FeedSnapshot>();
    expect(snapshot).toMatchObject({ seq: 1, access: "everyone", conversations: [{ preview: "Oi", version: 1 }] });
    expect(Object.keys(snapshot.members).length).toBe(3);
  });

  it("know no scope that does not exist, and no cursor that is none", async () => {
    expect((await ask(`/internal/snapshot/${teamScope(newId())}`, secret)).status).toBe(404);
    expect((await ask(`/internal/snapshot/${companyScope(newId())}`, secret)).status).toBe(404);
    for (const after of ["-1", "x", "1.5"]) {
      const { status } = await ask(`/internal/feed/${teamScope(company.teams.vendas)}?after=${after}`, secret);
      expect([after, status]).toEqual([after, 400]);
    }
    expect((await ask("/internal/feed/nothing?after=0", secret)).status).toBe(400);
  });
});
