import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ConversationPage, Me, OrgAnswer } from "#shared/protocol/api.ts";
import { companyScope, teamScope } from "#shared/protocol/scope.ts";
import { keyOf, publicUrl } from "../../../worker/services/media/file.ts";
import { runBatch, sql } from "../../../worker/store/db.ts";
import { postJson, request, signIn } from "../../support/worker/browser.ts";
import { bytesOf, PHOTO } from "../../support/worker/media.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { found, makeRoomIn, openShop, type Shop, SHOP_SECRET } from "../../support/worker/shop.ts";

let aurora: Shop;
let boreal: Shop;
beforeAll(async () => {
  aurora = await openShop("DB");
  boreal = await openShop("DB_2");
});
const pairs = (): [Shop, Shop][] => [
  [aurora, boreal],
  [boreal, aurora],
];
const previews = async (shop: Shop) =>
  (await shop.iara.getJson<ConversationPage>("/api/conversations?tab=queue")).items.map((it) => it.preview);

describe("what is unique among all companies, in whichever database they are", () => {
  const newUser = (email: string) => ({
    userId: newId(),
    name: "Otto",
    email,
    role: "agent" as const,
    password: "a-good-password",
  });

  it("is an e-mail address", async () => {
    for (const [one, other] of pairs()) {
      expect(await one.iara.run("create_user", newUser(other.email))).toMatchObject({
        ok: false,
        error: { code: "email_taken", field: "email" },
      });
    }
  });

  it("is an address until its user leaves, and then the other company can have it", async () => {
    for (const [one, other] of pairs()) {
      const otto = newUser(`otto@${newId()}.test`);
      expect(await one.iara.run("create_user", otto)).toMatchObject({ ok: true });
      expect(await other.iara.run("create_user", { ...otto, userId: newId() })).toMatchObject({ ok: false });
      expect(await one.iara.run("remove_user", { userId: otto.userId })).toMatchObject({ ok: true });
      const userId = newId();
      expect(await other.iara.run("create_user", { ...otto, userId })).toMatchObject({ ok: true });
      const me = await (await signIn(otto.email, otto.password)).getJson<Me>("/api/me");
      expect([me.company.id, me.user.id]).toEqual([other.id, userId]);
    }
  });

  it("is a channel's id, which stands in its webhook's address", async () => {
    for (const [one, other] of pairs()) {
      const taken = {
        channelId: other.channel.id,
        kind: "whatsapp" as const,
        name: "Outro",
        externalId: newId(),
        accountId: null,
        defaultTeamId: one.teamId,
        sendsPerSecond: 80,
        secrets: { appSecret: SHOP_SECRET, verifyToken: "um-aceno", accessToken: "uma-chave" },
      };
      expect(await one.iara.run("create_channel", taken)).toMatchObject({
        ok: false,
        error: { code: "channel_taken", field: "channelId" },
      });
    }
  });

  it("is a team's id, which names its room", async () => {
    for (const [one, other] of pairs()) {
      const stolen = { teamId: other.teamId, name: "Deles", access: "team" as const };
      expect(await one.iara.run("create_team", stolen)).toMatchObject({ ok: false, error: { code: "conflict" } });
      expect((await one.iara.post("/api/rooms/ticket", { scope: teamScope(other.teamId) })).status).toBe(404);
    }
  });
});

describe("a session is good in its own company's database alone", () => {
  it("finds nothing of the other's: no list, no conversation, no people, no room", async () => {
    for (const [one, other] of pairs()) {
      const text = `Só para ${one.id}`;
      await deliver(one, messagesBody(one, [{ from: "5511912345678", text }]), { secret: SHOP_SECRET });
      const { items } = await one.iara.getJson<ConversationPage>("/api/conversations?tab=queue");
      const id = items.find((it) => it.preview === text)?.id ?? "";
      expect(await previews(other)).not.toContain(text);
      expect((await other.iara.get(`/api/conversations/${id}`)).status).toBe(404);
      expect((await other.iara.get(`/api/conversations/${id}/messages`)).status).toBe(404);
      expect(await other.iara.run("start", { conversationId: id })).toMatchObject({ ok: false, status: 404 });
      expect(JSON.stringify(await other.iara.getJson<OrgAnswer>("/api/org"))).not.toContain(one.email);
      expect((await other.iara.post("/api/rooms/ticket", { scope: companyScope(one.id) })).status).toBe(404);
    }
  });

  it("is no session under the other database's name", async () => {
    for (const [one] of pairs()) {
      const [own, foreign] = one === aurora ? ["DB~", "DB_2~"] : ["DB_2~", "DB~"];
      expect(one.iara.cookie).toContain(own);
      for (const name of [foreign, "DB_7~", ""]) {
        const answer = await request("/api/me", { headers: { cookie: one.iara.cookie.replace(own, name) } });
        expect([name, answer.status]).toEqual([name, 401]);
      }
    }
  });

  it("ends where it is when one signs out", async () => {
    for (const [one] of pairs()) {
      const again = await signIn(one.email, one.password);
      expect((await again.get("/api/me")).status).toBe(200);
      expect((await again.post("/api/auth/sign-out", {})).status).toBe(200);
      expect((await again.get("/api/me")).status).toBe(401);
    }
  });
});

it("wrong passwords are counted in one place: ten close an account, wherever its company lives", async () => {
  const shop = await openShop("DB_2");
  const tryPassword = async (password: string) =>
    (await postJson("/api/auth/sign-in/email", { email: shop.email, password })).status;
  for (let n = 0; n < 10; n++) expect(await tryPassword("wrong-password")).toBe(401);
  expect(await tryPassword(shop.password)).toBe(429);
});

it("a message for another number of the same app reaches the company that has it, in whichever database", async () => {
  for (const [one, other] of pairs()) {
    const text = `Por ${one.channel.id}`;
    const answer = await deliver(other, messagesBody(other, [{ from: "5511955554444", text }]), {
      secret: SHOP_SECRET,
      channelId: one.channel.id,
    });
    expect(answer.status).toBe(200);
    expect(await previews(other)).toContain(text);
    expect(await previews(one)).not.toContain(text);
  }
});

it("a message for a number that nobody has is counted as ignored where it was signed", async () => {
  const nobodys = { channel: { ...boreal.channel, phoneNumberId: newId(), wabaId: newId() } };
  const body = messagesBody(nobodys, [{ from: "5511955554444", text: "Alguém?" }]);
  expect((await deliver(boreal, body, { secret: SHOP_SECRET })).status).toBe(200);
  const gauge = await (await boreal.iara.get("/api/channels/gauge")).text();
  expect(gauge).toContain("unknown_account");
});

it("a provider fetches a file from the database that knows of it, and from no other", async () => {
  const photo = { ...PHOTO, id: newId() };
  await deliver(boreal, messagesBody(boreal, [{ from: "5511933332222" }]), { secret: SHOP_SECRET });
  await runBatch(boreal.d1, [
    sql`insert into media (id, company_id, conversation_id, message_id, channel_id, media, state, created_at)
      select ${photo.id}, company_id, conversation_id, id, channel_id, ${JSON.stringify(photo)}, 'ready', 0
      from messages where company_id = ${boreal.id} limit 1`,
  ]);
  await env.MEDIA.put(keyOf(photo.id), bytesOf("jpeg"));
  const tools = { publicUrl: "https://prosa.test", mediaSecret: env.SESSION_SECRET };
  const statusAt = async (shard: string) => {
    const { pathname, search } = new URL(await publicUrl({ ...tools, shard }, photo.id, Date.now()));
    return (await request(pathname + search)).status;
  };
  expect([await statusAt("DB_2"), await statusAt("DB"), await statusAt("DB_7")]).toEqual([200, 404, 404]);
});

describe("a company's rows are in one database", () => {
  it("which is the one with the fewest companies when it is founded, and stays it", async () => {
    const id = newId();
    await makeRoomIn("DB_2");
    expect(await (await found({ id })).json()).toEqual({ shard: "DB_2" });
    await makeRoomIn("DB");
    expect((await found({ id, email: `outra@${id}.test` })).status).toBe(409);
    await makeRoomIn("DB_2");
    expect((await found({ id: aurora.id, email: `outra@${id}.test` })).status).toBe(409);
  });

  it("and when its founding breaks off, founding it again puts it where it was going", async () => {
    const id = newId();
    await runBatch(env.DB, [sql`insert into placements (company_id, shard) values (${id}, 'DB_2')`]);
    await makeRoomIn("DB");
    expect(await (await found({ id })).json()).toEqual({ shard: "DB_2" });
    expect((await signIn(`iara@${id}.test`, boreal.password)).cookie).toContain("DB_2~");
  });

  it("and no other takes a row of it", async () => {
    const rowIn = (d1: D1Database, { id }: Shop) =>
      runBatch(d1, [
        sql`insert into contacts (id, company_id, name, search, created_at) values (${newId()}, ${id}, '', '', 0)`,
      ]);
    for (const [one, other] of pairs()) {
      await rowIn(one.d1, one);
      await expect(rowIn(other.d1, one)).rejects.toThrow("FOREIGN KEY");
    }
    await expect(
      runBatch(env.DB, [sql`insert into companies (id, name, created_at) values (${boreal.id}, '', 0)`]),
    ).rejects.toThrow("companies.id");
    await expect(
      runBatch(env.DB, [sql`insert into placements (company_id, shard) values (${aurora.id}, 'DB_2')`]),
    ).rejects.toThrow("companies.id");
  });
});

it("only who has the operator's secret founds companies", async () => {
  for (const secret of ["", "wrong", env.ROOM_SECRET]) expect((await found({}, secret)).status).toBe(401);
  expect((await aurora.iara.post("/operator/companies", {})).status).toBe(401);
});
