import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { MARIANA, messagesOf, messageTexts, startWorld, type World } from "./support/world.ts";

const write = ({ call }: World, text: string) => call("POST", messagesOf(MARIANA), { text });

const sign = (bytes: Buffer | string, secret = "prosa-demo-secret"): string =>
  `sha256=${createHmac("sha256", secret).update(bytes).digest("hex")}`;

describe("the signature", () => {
  it("is made of exactly the bytes that are posted", async () => {
    const world = await startWorld();
    await write(world, "Olá, tudo bem? 👋 a/b");
    await world.simulator.idle();

    const [webhook] = world.prosa.received;
    expect(webhook!.headers["x-hub-signature-256"]).toBe(sign(webhook!.raw));
    expect(messageTexts([webhook!.value])).toEqual(["Olá, tudo bem? 👋 a/b"]);
  });

  it("does not fit the same payload serialised again, because Meta escapes what is not ASCII", async () => {
    const world = await startWorld();
    await write(world, "Olá/você");
    await world.simulator.idle();

    const [webhook] = world.prosa.received;
    expect(webhook!.raw.toString()).toContain("Ol\\u00e1\\/voc\\u00ea");
    const again = JSON.stringify(JSON.parse(webhook!.raw.toString()));
    expect(webhook!.headers["x-hub-signature-256"]).not.toBe(sign(again));
  });

  it("is made with the channel's own secret", async () => {
    const world = await startWorld({ whatsapp: { appSecret: "another-secret" } });
    await write(world, "Oi");
    await world.simulator.idle();

    const [webhook] = world.prosa.received;
    expect(webhook!.headers["x-hub-signature-256"]).toBe(sign(webhook!.raw, "another-secret"));
  });
});

describe("the handshake", () => {
  it("succeeds when Prosa echoes the challenge", async () => {
    const world = await startWorld();
    expect((await world.call("POST", "/sim/subscription")).body).toEqual({ verified: true, status: 200 });
  });

  it.each([
    [403, (challenge: string) => challenge],
    [200, () => "something else"],
  ])("fails on a %i unless it is a 200 with the challenge", async (status, textFor) => {
    const world = await startWorld();
    world.prosa.shake((_token, challenge) => ({ status, text: textFor(String(challenge)) }));
    expect((await world.call("POST", "/sim/subscription")).body).toEqual({ verified: false, status });
  });

  it("fails when Prosa does not know the token", async () => {
    const world = await startWorld({ whatsapp: { verifyToken: "wrong" } });
    expect((await world.call("POST", "/sim/subscription")).body).toEqual({ verified: false, status: 403 });
  });
});
