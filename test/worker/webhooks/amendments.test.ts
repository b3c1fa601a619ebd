import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { MessagePage } from "#shared/protocol/api.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { edit, message, phoneOf, photo, receiveItems, revocation } from "../../support/worker/items.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { fetchState, plain, replay } from "../../support/worker/replica.ts";
import { conversationsIn, countsOf } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

let company: Company;
let world: ReturnType<typeof testTools>;
/** Maria has written before, so that what she writes next takes the hot path. */
beforeEach(async () => {
  company = await foundCompany();
  world = testTools();
  await receive(message({ id: "wamid.first", text: "bom dia", at: minutesAgo(60) }));
});
const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;
const receive = (...items: Parameters<typeof receiveItems>[2][]) => receiveItems(world.tools, company, ...items);
const conversation = async () => (await conversationsIn(company))[0]!;
const preview = async () =>
  (await rowsOf<{ preview: string }>(sql`select preview from conversations where company_id = ${company.id}`))[0]
    ?.preview;
const shown = async () => {
  const carla = await company.as("carla");
  return (await carla.getJson<MessagePage>(`/api/conversations/${(await conversation()).id}/messages`)).items;
};
const texts = async () => (await shown()).map((it) => it.text);
const block = async (verb: "block" | "unblock") =>
  (await company.as("ana")).run(verb, { contactId: (await conversation()).contact_id });

const SAID = message({ id: "wamid.1", text: "custa quanto?", at: minutesAgo(5) });
/** Whatever order a message and what became of it come in. */
const permutations = <T>(of: readonly T[]): T[][] =>
  of.length < 2 ? [[...of]] : of.flatMap((it, at) => permutations(of.toSpliced(at, 1)).map((rest) => [it, ...rest]));

describe("an edit", () => {
  const first = edit("wamid.1", "quanto custa?", minutesAgo(4));
  const second = edit("wamid.1", "quanto custa o azul?", minutesAgo(3));

  it.each(permutations([SAID, first, second]))("counts by its time, whatever comes first (%#)", async (...items) => {
    for (const it of items) await receive(it);
    expect((await shown()).at(-1)).toMatchObject({ text: "quanto custa o azul?", editedAt: expect.any(Number) });
    expect(await preview()).toBe("quanto custa o azul?");
    const before = await shown();
    for (const it of items) await receive(it);
    expect(await shown()).toEqual(before);
  });

  it("of an older message leaves the preview alone", async () => {
    await receive(SAID, edit("wamid.first", "boa tarde"));
    expect([await texts(), await preview()]).toEqual([["boa tarde", "custa quanto?"], "custa quanto?"]);
  });

  it("changes the preview also when a reply is held, or was taken back, after it", async () => {
    await receive(SAID);
    const { id } = await conversation();
    for (const status of ["held", "cancelled"])
      await rowsOf(sql`insert into messages (id, company_id, conversation_id, channel_id, direction, kind, text, status, at)
        values (${newId()}, ${company.id}, ${id}, ${company.channel.id}, 'out', 'text', 'já vai', ${status}, ${Date.now()})`);
    await receive(first);
    expect(await preview()).toBe("quanto custa?");
  });

  it("of a caption keeps the file", async () => {
    await receive(message({ id: "wamid.1", over: { kind: "image", media: photo(), text: "assim" } }));
    await receive(edit("wamid.1", "assim, ó"));
    expect((await shown()).at(-1)).toMatchObject({ text: "assim, ó", content: { media: { state: "waiting" } } });
  });

  it("is told to those who have the message, and to those who have what quotes it", async () => {
    await receive(SAID, message({ id: "wamid.2", text: "?", quotes: "wamid.1" }));
    const state = await fetchState(company.id, world.clock.now);
    await receive(first);
    expect((await shown()).at(-1)?.quote).toMatchObject({ text: "quanto custa?" });
    const now = world.clock.now;
    expect(plain(await replay(state, company.id, now), now)).toEqual(plain(await fetchState(company.id, now), now));
  });
});

describe("a revocation", () => {
  const taken = revocation("wamid.1", minutesAgo(2));
  const NOTHING = { text: null, content: null, editedAt: null, revokedAt: expect.any(Number), kind: "text" };

  it.each(permutations([SAID, taken]))(
    "leaves nothing of its message, before it or after it (%#)",
    async (...items) => {
      for (const it of items) await receive(it);
      expect((await shown()).at(-1)).toMatchObject(NOTHING);
      expect(await preview()).toBe("Mensagem apagada");
      await receive(SAID, edit("wamid.1", "quanto custa?"), SAID);
      expect((await shown()).at(-1)).toMatchObject(NOTHING);
      expect((await shown()).length).toBe(2);
    },
  );

  it.each(permutations([SAID, edit("wamid.1", "quanto custa?", Date.now()), taken]))(
    "wins over an edit, whichever is later (%#)",
    async (...items) => {
      for (const it of items) await receive(it);
      expect((await shown()).at(-1)).toMatchObject({ text: null, revokedAt: expect.any(Number) });
      const left = await rowsOf(sql`select text, content from amendments where channel_id = ${company.channel.id}`);
      expect(left).toEqual([]);
    },
  );

  it("takes the file with it, from the list of files and from where the bytes are", async () => {
    await receive(message({ id: "wamid.1", over: { kind: "image", media: photo(), text: "assim" } }));
    const [file] = await rowsOf<{ id: string }>(sql`select id from media where company_id = ${company.id}`);
    await world.tools.media.put(`media/${file!.id}`, "bytes");
    await receive(taken);
    expect(await world.tools.media.get(`media/${file!.id}`)).toBeNull();
    expect(await rowsOf(sql`select id from media where company_id = ${company.id}`)).toEqual([]);
    expect((await shown()).at(-1)).toMatchObject({ kind: "image", text: null, content: null });
  });

  it("that comes before its message's file keeps it from being downloaded", async () => {
    await receive(taken);
    await receive(message({ id: "wamid.1", over: { kind: "image", media: photo() } }));
    expect([await rowsOf(sql`select id from media where company_id = ${company.id}`), world.wokenMedia]).toEqual([
      [],
      [],
    ]);
  });

  it("empties what quotes it, also on devices that have it", async () => {
    await receive(SAID, message({ id: "wamid.2", text: "?", quotes: "wamid.1" }));
    const state = await fetchState(company.id, world.clock.now);
    await receive(taken);
    expect((await shown()).at(-1)?.quote).toMatchObject({ text: null, kind: "text" });
    const now = world.clock.now;
    expect(plain(await replay(state, company.id, now), now)).toEqual(plain(await fetchState(company.id, now), now));
  });

  it("is told without what it took back", async () => {
    await receive(SAID);
    world.told.length = 0;
    await receive(taken);
    expect(world.told.length).toBe(1);
    expect(JSON.stringify(world.told)).not.toContain("quanto");
  });
});

describe("of a blocked contact", () => {
  beforeEach(() => receive(SAID));

  it("nothing is changed or taken back, nor when it is told again after the block", async () => {
    await block("block");
    const items = [edit("wamid.1", "outra coisa"), revocation("wamid.1")];
    await receive(...items);
    await block("unblock");
    await receive(...items);
    expect(await texts()).toEqual(["bom dia", "custa quanto?"]);
    expect(await countsOf(company)).toMatchObject({ blocked: 4 });
  });

  it("what became of a message that was turned away is not kept", async () => {
    await receive(edit("wamid.2", "escondido"));
    await block("block");
    await receive(message({ id: "wamid.2", text: "escondido" }), edit("wamid.2", "de novo"));
    await block("unblock");
    await receive(message({ id: "wamid.2", text: "escondido" }));
    expect(await texts()).toEqual(["bom dia", "custa quanto?"]);
    expect(await rowsOf(sql`select text from amendments where channel_id = ${company.channel.id}`)).toEqual([]);
  });
});

it("each is counted as what it was", async () => {
  await receive(SAID, edit("wamid.1", "x", 1), edit("wamid.1", "x", 1), revocation("wamid.1"), revocation("wamid.1"));
  expect(await countsOf(company)).toEqual({ stored: 2, edited: 1, revoked: 1, repeated: 2 });
});

it("a message of another number with the same id is another message", async () => {
  const other = await foundCompany();
  await receive(SAID);
  await receiveItems(world.tools, other, message({ id: "wamid.1", from: [phoneOf("5511911111111")] }));
  await receiveItems(world.tools, other, revocation("wamid.1"));
  expect(await texts()).toEqual(["bom dia", "custa quanto?"]);
});
