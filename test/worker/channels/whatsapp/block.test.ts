import { expect, it } from "vitest";
import { whatsapp } from "../../../../worker/channels/whatsapp/index.ts";
import type { Outgoing } from "../../../../worker/channels/port.ts";
import { cut, providerThat } from "../contract/provider.ts";
import { subject } from "./subject.ts";

const { channel, credentials } = subject;

const setBlocked = async (
  isBlocked: boolean,
  answer: Parameters<typeof providerThat>[0] = () => Response.json({ block_users: { added_users: [{}] } }),
  to: Outgoing["to"] = subject.to,
) => {
  const { fetcher, asked } = providerThat(answer);
  const result = await whatsapp("https://graph.example", fetcher).setBlocked?.({ to, isBlocked }, channel, credentials);
  return { result, asked };
};

it.each([
  [true, "POST"],
  [false, "DELETE"],
])("a block (%s) is told by %s, to the channel's number", async (isBlocked, method) => {
  const { result, asked } = await setBlocked(isBlocked);
  expect(result).toEqual({ ok: true });
  expect([asked[0]?.method, asked[0]?.url.endsWith(`/${channel.externalId}/block_users`)]).toEqual([method, true]);
  expect(await asked[0]?.json()).toEqual({
    messaging_product: "whatsapp",
    block_users: [{ user: subject.to.address }],
  });
});

it("one who hides the number is blocked by their id", async () => {
  const { asked } = await setBlocked(true, undefined, { kind: "bsuid", address: "BR.1" });
  expect(await asked[0]?.json()).toMatchObject({ block_users: [{ user_id: "BR.1" }] });
});

it("a success that holds a failure is one, for good, in the provider's words", async () => {
  const errors = [{ code: 139102, message: "Not within 24 hours", error_data: { details: "Ela não escreveu hoje" } }];
  const { result } = await setBlocked(true, () =>
    Response.json({ block_users: { failed_users: [{ input: "1", errors }] } }),
  );
  expect(result).toEqual({
    ok: false,
    failure: { code: "139102", reason: "Ela não escreveu hoje" },
    isWorthRetrying: false,
  });
});

it.each([
  ["a refusal", () => Response.json({ error: { code: 100, message: "No" } }, { status: 400 }), false],
  ["too many requests", () => Response.json({}, { status: 429 }), true],
  ["an error of the provider's", () => Response.json({}, { status: 500 }), true],
  ["no answer", cut, true],
])("%s is a failure; that another try may help is %s", async (_name, answer, isWorthRetrying) => {
  const { result } = await setBlocked(true, answer);
  expect(result).toMatchObject({ ok: false, isWorthRetrying });
});
