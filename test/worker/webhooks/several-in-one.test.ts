import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { sealCredentials, secretTag } from "../../../worker/channels/credentials.ts";
import { all, runBatch, sql } from "../../../worker/store/db.ts";
import { request } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { sign } from "../../support/worker/meta.ts";

const ACCOUNT = "17800000000000001";
const SECRET = "instagram-app-secret";

const openInstagram = async (company: Company): Promise<string> => {
  const id = `ig-${company.id}`.slice(0, 60);
  const secrets = { appSecret: SECRET, verifyToken: "v", accessToken: "a" };
  await runBatch(env.DB, [
    sql`insert into channels (id, company_id, kind, name, external_id, account_id, default_team_id, credentials, secret_tag, created_at)
      values (${id}, ${company.id}, 'instagram', 'Instagram', ${ACCOUNT}, null, ${company.teams.vendas},
        ${await sealCredentials(secrets, env.CREDENTIALS_KEY)}, ${await secretTag(SECRET, env.CREDENTIALS_KEY)}, 1)`,
  ]);
  return id;
};

const fromMaria = async (channelId: string, message: object) => {
  const event = { sender: { id: "600001" }, recipient: { id: ACCOUNT }, timestamp: Date.now(), message };
  const body = JSON.stringify({ object: "instagram", entry: [{ id: ACCOUNT, messaging: [event] }] });
  const headers = { "x-hub-signature-256": sign(body, SECRET) };
  expect((await request(`/webhooks/instagram/${channelId}`, { method: "POST", headers, body })).status).toBe(200);
};

const stored = (channelId: string) =>
  all(
    env.DB,
    sql`select kind, text, content is null as is_empty, revoked_at is not null as is_revoked from messages
      where channel_id = ${channelId} order by provider_id`,
  );

it("of a message with several attachments each is stored once, and who takes it back takes back all of them", async () => {
  const channelId = await openInstagram(await foundCompany());
  // Where the tests have their Graph API: nobody is asked on the way there.
  const photo = { type: "image", payload: { url: "http://127.0.0.1:9/1.jpg" } };
  const three = { mid: "mid.three", text: "Estas três", attachments: [photo, photo, photo] };
  await fromMaria(channelId, three);
  await fromMaria(channelId, three);
  await fromMaria(channelId, { mid: "mid.threefold", text: "Outra" });
  expect(await stored(channelId)).toMatchObject([
    { kind: "image", text: "Estas três", is_revoked: 0 },
    { kind: "image", text: null, is_revoked: 0 },
    { kind: "image", text: null, is_revoked: 0 },
    { kind: "text", text: "Outra", is_revoked: 0 },
  ]);

  await fromMaria(channelId, { mid: "mid.three", is_deleted: true });
  expect(await stored(channelId)).toMatchObject([
    { text: null, is_empty: 1, is_revoked: 1 },
    { text: null, is_empty: 1, is_revoked: 1 },
    { text: null, is_empty: 1, is_revoked: 1 },
    { text: "Outra", is_revoked: 0 },
  ]);
});
