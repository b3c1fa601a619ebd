import { describe, expect, it } from "vitest";
import { says } from "./support/channels.ts";
import { MARIANA, messageTexts, OTAVIO, startWorld, TOKEN, type World } from "./support/world.ts";

const blocks = ({ call }: World, method: string, ...users: Record<string, string>[]) =>
  call<Record<string, unknown>>(
    method,
    "/v23.0/100000000000001/block_users",
    method === "GET" ? undefined : { messaging_product: "whatsapp", block_users: users },
    TOKEN,
  );

describe("a customer whom the company blocks at WhatsApp", () => {
  it("reaches Prosa no more, until the block ends", async () => {
    const world = await startWorld();
    const blocked = await blocks(world, "POST", { user: `+${MARIANA}` });
    const added = [{ input: `+${MARIANA}`, wa_id: MARIANA, user_id: expect.stringMatching(/^BR\./) }];
    expect(blocked).toMatchObject({ status: 200, body: { block_users: { added_users: added } } });
    await says(world, MARIANA, { text: "Alô?" });
    expect(messageTexts(world.prosa.taken())).toEqual([]);
    expect(await world.bubbles(MARIANA)).toMatchObject([{ text: "Alô?", status: "sent" }]);
    expect((await blocks(world, "GET")).body.data).toMatchObject([{ wa_id: MARIANA }]);

    await blocks(world, "DELETE", { user: MARIANA });
    await says(world, MARIANA, { text: "Voltei" });
    expect(messageTexts(world.prosa.taken())).toEqual(["Voltei"]);
  });

  it("can be named by the business-scoped user id", async () => {
    const world = await startWorld();
    const { bsuid } = await world.customer(OTAVIO);
    const { body } = await blocks(world, "POST", { user_id: bsuid });
    expect(body).toMatchObject({ block_users: { added_users: [{ input: bsuid, user_id: bsuid }] } });
    expect(JSON.stringify(body)).not.toContain(OTAVIO);
  });

  it("must have written in the last 24 hours; of several, each stands alone", async () => {
    const world = await startWorld();
    await world.call("POST", "/sim/customers", { phone: MARIANA, windowOpen: false });
    const { status, body } = await blocks(world, "POST", { user: MARIANA }, { user: OTAVIO });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      block_users: {
        added_users: [{ input: OTAVIO }],
        failed_users: [{ input: MARIANA, errors: [{ code: 139102 }] }],
      },
      error: { code: 139100 },
    });
  });
});

describe("the number", () => {
  it("says what it is to whoever has the token", async () => {
    const { call } = await startWorld();
    expect((await call("GET", "/v23.0/100000000000001")).status).toBe(401);
    const { body } = await call("GET", "/v23.0/100000000000001", undefined, TOKEN);
    expect(body).toMatchObject({ verified_name: "Loja Aurora", display_phone_number: "+551130000001" });
  });
});
