import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ArgsOf, CommandName } from "#shared/commands/index.ts";
import type { Me } from "#shared/protocol/api.ts";
import { runBatch, sql } from "../../../worker/store/db.ts";
import { shardNamed, shardsOf } from "../../../worker/store/shards/shards.ts";
import { postJson, signIn } from "./browser.ts";

const PASSWORD = "a-good-password";
export const SHOP_SECRET = "um-segredo-de-app";

/** The databases of the tests' Worker, by their bindings. */
export const DATABASES = { DB: env.DB, DB_2: shardNamed(shardsOf(env), "DB_2").d1 };
export type ShardName = keyof typeof DATABASES;

export type Founder = { id?: string; email?: string };

/** Asks for a new company as the operator does; whoever has not the secret may try as well. */
export const found = ({ id = newId(), email = `iara@${id}.test` }: Founder = {}, secret = env.OPERATOR_SECRET) =>
  postJson(
    "/operator/companies",
    { id, name: "Loja Boreal", admin: { name: "Iara Nunes", email, password: PASSWORD } },
    { authorization: `Bearer ${secret}` },
  );

/** Has the next company go there: the other database seems to have more of them. */
export const makeRoomIn = async (shard: ShardName): Promise<void> => {
  const [elsewhere, here] = await counts();
  const missing = shard === "DB" ? here - elsewhere + 1 : elsewhere - here + 1;
  const fill = Array.from({ length: Math.max(0, missing) }, () =>
    shard === "DB"
      ? sql`insert into placements (company_id, shard) values (${newId()}, 'DB_2')`
      : sql`insert into companies (id, name, created_at) values (${newId()}, 'Loja vizinha', 0)`,
  );
  if (fill.length > 0) await runBatch(env.DB, fill);
};

const counts = async (): Promise<[elsewhere: number, here: number]> => {
  const [[row] = []] = await runBatch(env.DB, [
    sql`select (select count(*) from placements) as elsewhere, (select count(*) from companies) as here`,
  ]);
  return [Number(row?.elsewhere), Number(row?.here)];
};

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** A company in the given database as its administrator sets it up: one team that she is in, and a WhatsApp number. */
export const openShop = async (shard: ShardName, phoneNumberId = newId()) => {
  const [id, teamId] = [newId(), newId()];
  const email = `iara@${id}.test`;
  await makeRoomIn(shard);
  const founded = await found({ id, email });
  expect([founded.status, await founded.json()]).toEqual([201, { shard }]);
  const iara = await signIn(email, PASSWORD);
  const run = async <Name extends CommandName>(name: Name, args: ArgsOf<Name>) =>
    expect(await iara.run(name, args)).toMatchObject({ ok: true });
  const { user } = await iara.getJson<Me>("/api/me");
  await run("create_team", { teamId, name: "Vendas", access: "team" });
  await run("set_member", { teamId, userId: user.id, isSupervisor: true });
  const channel = { id: `loja-${id.slice(-12)}`, phoneNumberId, wabaId: `9${id}` };
  await run("create_channel", {
    channelId: channel.id,
    kind: "whatsapp",
    name: "WhatsApp",
    externalId: channel.phoneNumberId,
    accountId: channel.wabaId,
    defaultTeamId: teamId,
    sendsPerSecond: 80,
    secrets: { appSecret: SHOP_SECRET, verifyToken: "um-aceno", accessToken: "uma-chave" },
  });
  return { id, d1: DATABASES[shard], teamId, channel, email, password: PASSWORD, iara, iaraId: user.id };
};
