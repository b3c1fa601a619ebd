import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { inboundOf, MARIANA, startWorld, statusesOf, TOKEN, type World } from "./support/world.ts";
import { fileIn, says } from "./support/channels.ts";

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);

interface Address {
  url: string;
  mime_type: string;
  sha256: string;
  file_size: number;
}

async function upload({ simulator }: World, bytes: Uint8Array<ArrayBuffer>, type: string) {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", type);
  form.set("file", new File([bytes], "arquivo", { type }));
  const target = `${simulator.url}/v23.0/100000000000001/media`;
  const response = await fetch(target, { method: "POST", headers: TOKEN, body: form });
  return { status: response.status, body: (await response.json()) as { id: string; error: { code: number } } };
}

const addressOf = ({ call }: World, id: string) => call<Address>("GET", `/v23.0/${id}`, undefined, TOKEN);

describe("a file that a customer sends", () => {
  it.each([
    ["image", "image/jpeg", [0xff, 0xd8, 0xff]],
    ["audio", "audio/ogg; codecs=opus", [0x4f, 0x67, 0x67, 0x53]],
    ["document", "application/pdf", [0x25, 0x50, 0x44, 0x46]],
    ["sticker", "image/webp", [0x52, 0x49, 0x46, 0x46]],
  ])("as %s is a real one, behind an address that needs the token", async (type, mime, magic) => {
    const world = await startWorld();
    await says(world, MARIANA, { type });
    const block = fileIn(inboundOf(world.prosa.taken())[0], type);
    const { body } = await addressOf(world, block.id);
    expect(body).toMatchObject({ mime_type: mime, file_size: expect.any(Number) });

    expect((await fetch(body.url)).status).toBe(401);
    const bytes = Buffer.from(await (await fetch(body.url, { headers: TOKEN })).arrayBuffer());
    expect([...bytes.subarray(0, magic.length)]).toEqual(magic);
    expect(bytes.length).toBe(body.file_size);
    expect(createHash("sha256").update(bytes).digest("base64")).toBe(block.sha256);
  });

  it("can be any bytes under any name", async () => {
    const world = await startWorld();
    const bytes = Buffer.from("<script>alert(1)</script>").toString("base64");
    await says(world, MARIANA, { type: "image", bytes, mime: "image/png" });
    const { id } = fileIn(inboundOf(world.prosa.taken())[0], "image");
    const { body } = await addressOf(world, id);
    expect(await (await fetch(body.url, { headers: TOKEN })).text()).toBe("<script>alert(1)</script>");
  });

  it("is gone from its address after five minutes, and has a new one", async () => {
    const world = await startWorld();
    await says(world, MARIANA, { type: "image" });
    const { id } = fileIn(inboundOf(world.prosa.taken())[0], "image");
    const { body } = await addressOf(world, id);
    world.clock.advance(5 * 60 * 1000 + 1);
    expect((await fetch(body.url, { headers: TOKEN })).status).toBe(404);
    const again = await addressOf(world, id);
    expect((await fetch(again.body.url, { headers: TOKEN })).status).toBe(200);
  });
});

describe("a file that Prosa sends", () => {
  it("by the id of its upload is on the phone", async () => {
    const world = await startWorld();
    const { body } = await upload(world, PNG, "image/png");
    await world.send({ type: "image", text: undefined, image: { id: body.id, caption: "Veja" } });
    await world.simulator.idle();
    const [bubble] = await world.bubbles(MARIANA);
    expect(bubble).toMatchObject({ type: "image", text: "Veja", status: "delivered", media: { mime: "image/png" } });
    const onPhone = await fetch(world.simulator.url + bubble?.media?.url);
    expect(new Uint8Array(await onPhone.arrayBuffer())).toEqual(PNG);
  });

  it("by its address is fetched from there", async () => {
    const world = await startWorld();
    const shop = createServer((_request, response) => response.setHeader("content-type", "image/png").end(PNG));
    await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void shop.close());
    const link = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/a.png`;
    await world.send({ type: "image", text: undefined, image: { link } });
    await world.simulator.idle();
    expect(await world.bubbles(MARIANA)).toMatchObject([{ status: "delivered", media: { mime: "image/png" } }]);
  });

  it("that is of another kind than the message is reported as failed", async () => {
    const world = await startWorld();
    const { body } = await upload(world, PNG, "image/png");
    await world.send({ type: "audio", text: undefined, audio: { id: body.id } });
    await world.simulator.idle();
    expect(statusesOf(world.prosa.taken())).toMatchObject([{ status: "failed", errors: [{ code: 131053 }] }]);
  });

  it.each([
    ["audio/webm", 10],
    ["image/webp", 600_000],
    ["image/png", 6_000_000],
  ])("of type %s and %i bytes is not taken", async (type, size) => {
    const answer = await upload(await startWorld(), new Uint8Array(size), type);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 100 } } });
  });
});
