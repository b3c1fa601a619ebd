import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { sealCredentials, secretTag } from "../../../worker/channels/credentials.ts";
import { APP_SECRET, type Company, foundCompany, VERIFY_TOKEN } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { conversationsIn, countsOf, messagesIn } from "../../support/worker/stored.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});

/** A second number of the company, with the given app secret, whose messages go to Suporte. */
const addChannel = async (appSecret: string): Promise<Company["channel"]> => {
  const channel = { id: `wa2-${newId().slice(-12)}`, phoneNumberId: `2${Date.now()}`, wabaId: company.channel.wabaId };
  const sealed = await sealCredentials({ appSecret, verifyToken: VERIFY_TOKEN, accessToken: "t" }, env.CREDENTIALS_KEY);
  await rowsOf(sql`insert into channels (id, company_id, kind, name, external_id, account_id, default_team_id, credentials, secret_tag, created_at)
    values (${channel.id}, ${company.id}, 'whatsapp', 'Segundo', ${channel.phoneNumberId}, ${channel.wabaId},
      ${company.teams.suporte}, ${sealed}, ${await secretTag(appSecret, env.CREDENTIALS_KEY)}, 1)`);
  return channel;
};
const from = "5511987654321";

it("a part for another number of the same app goes to that number's channel and its team", async () => {
  const second = await addChannel(APP_SECRET);
  const first = messagesBody(company, [{ from, text: "um" }]);
  const body = {
    ...first,
    entry: [...first.entry, ...messagesBody({ channel: second }, [{ from, text: "dois" }]).entry],
  };
  expect((await deliver(company, body)).status).toBe(200);
  const rows = await rowsOf<{ team_id: string; channel_id: string; text: string }>(
    sql`select c.team_id, m.channel_id, m.text from messages m join conversations c on c.id = m.conversation_id
      where m.company_id = ${company.id} order by m.text`,
  );
  expect(rows).toEqual([
    { team_id: company.teams.suporte, channel_id: second.id, text: "dois" },
    { team_id: company.teams.vendas, channel_id: company.channel.id, text: "um" },
  ]);
});

it("one customer on two numbers is one contact with two conversations", async () => {
  const second = await addChannel(APP_SECRET);
  await deliver(company, messagesBody(company, [{ from }]));
  await deliver(company, messagesBody({ channel: second }, [{ from }]));
  const conversations = await conversationsIn(company);
  expect(conversations.length).toBe(2);
  expect(new Set(conversations.map((it) => it.contact_id)).size).toBe(1);
});

it("a part for a number with another app secret is ignored and counted: who signed may not speak for it", async () => {
  const second = await addChannel("another-secret");
  expect((await deliver(company, messagesBody({ channel: second }, [{ from }]))).status).toBe(200);
  expect(await messagesIn(company)).toEqual([]);
  expect(await countsOf(company)).toEqual({ "ignored:unknown_account": 1 });
});

it("a part for another company's number with the same app secret reaches that company alone", async () => {
  const other = await foundCompany();
  await deliver(company, messagesBody(other, [{ from, text: "Oi" }]));
  expect([(await messagesIn(company)).length, (await messagesIn(other)).length]).toEqual([0, 1]);
});
