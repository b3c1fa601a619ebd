import { newId } from "#shared/ids.ts";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { MAX_PAD_BYTES, MAX_PAD_UPDATE_BYTES } from "#shared/model/pad.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { homeWith, padOf, padRow, savedPad, stateKeysOf } from "../../support/worker/pads.ts";
import { putConversation } from "../../support/worker/put.ts";

let company: Company;
let id: string;
let vendas: string;
const home = homeWith();
beforeEach(async () => {
  company = await foundCompany();
  ({ id } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" }));
  vendas = teamScope(company.teams.vendas);
});

describe("what a room saves", () => {
  it("is kept when it keeps the pad, the newest for the older", async () => {
    const { epoch } = await savedPad(company, "vendas", id, { notes: [{ by: "carla", text: "um" }] });
    const second = padOf(company, { epoch, notes: [{ by: "diego", text: "dois" }] });
    expect(await home.save(vendas, id, second)).toBe(true);
    expect(await home.claim(vendas, id, epoch, newId())).toEqual({
      epoch,
      revision: second.revision,
      state: second.state,
      meta: second.meta,
    });
  });

  it("does not replace what is newer when it comes late or twice, which is nothing against the room", async () => {
    const { epoch } = await savedPad(company, "vendas", id, {});
    const late = padOf(company, { epoch, draft: "Bom" });
    const newer = padOf(company, { epoch, draft: "Bom dia" });
    for (const it of [newer, late, newer]) expect(await home.save(vendas, id, it)).toBe(true);
    expect((await padRow(id))?.draft).toBe("Bom dia");
  });

  it("may begin a new epoch", async () => {
    await savedPad(company, "vendas", id, {});
    const renewed = padOf(company, { epoch: "the-next" });
    expect(await home.save(vendas, id, renewed)).toBe(true);
    expect(await home.claim(vendas, id, "the-next", newId())).toMatchObject({
      epoch: "the-next",
      state: renewed.state,
    });
  });

  it("is refused, and changes nothing, when another room keeps the pad or nobody does", async () => {
    const pad = await savedPad(company, "vendas", id, {});
    const before = await padRow(id);
    expect(await home.save(teamScope(company.teams.suporte), id, padOf(company, { epoch: pad.epoch }))).toBe(false);
    const other = await putConversation(company, { team: "vendas", state: "queued" });
    expect(await home.save(vendas, other.id, padOf(company, { epoch: pad.epoch }))).toBe(false);
    expect([await padRow(id), await padRow(other.id)]).toEqual([before, undefined]);
  });

  it("is refused in an epoch whose copy the room had lost: it comes too late", async () => {
    const lost = await savedPad(company, "vendas", id, {});
    const { epoch } = (await home.claim(vendas, id, null, newId()))!;
    expect(await home.save(vendas, id, padOf(company, { epoch: lost.epoch }))).toBe(false);
    expect(await home.save(vendas, id, padOf(company, { epoch }))).toBe(true);
  });

  it("still counts while the conversation is another team's and that has not claimed it", async () => {
    const { epoch } = await savedPad(company, "vendas", id, {});
    const teamId = company.teams.suporte;
    await (await company.as("carla")).run("transfer", { conversationId: id, teamId, userId: null });
    expect(await home.save(vendas, id, padOf(company, { epoch }))).toBe(true);
  });

  it("is taken up to the largest document and one update more", async () => {
    const { epoch } = await savedPad(company, "vendas", id, {});
    const largest = padOf(company, { epoch, bytes: MAX_PAD_BYTES + MAX_PAD_UPDATE_BYTES });
    expect(await home.save(vendas, id, largest)).toBe(true);
    expect(await home.claim(vendas, id, epoch, newId())).toMatchObject({ state: largest.state });
    const larger = padOf(company, { epoch, bytes: MAX_PAD_BYTES + MAX_PAD_UPDATE_BYTES + 3 });
    await expect(home.save(vendas, id, larger)).rejects.toMatchObject({ code: "too_large" });
    expect(await home.claim(vendas, id, epoch, newId())).toMatchObject({ state: largest.state });
  });
});

describe("a large state", () => {
  it("lies in R2 alone, a small one in D1 alone, and what is replaced is deleted", async () => {
    const { epoch } = await savedPad(company, "vendas", id, { bytes: 150_000 });
    const first = await padRow(id);
    expect([first?.state, await stateKeysOf(id)]).toEqual([null, [first?.state_key]]);
    await home.save(vendas, id, padOf(company, { epoch, bytes: 160_000 }));
    const second = await padRow(id);
    expect(second?.state_key).not.toBe(first?.state_key);
    expect(await stateKeysOf(id)).toEqual([second?.state_key]);
    await home.save(vendas, id, padOf(company, { epoch, bytes: 100 }));
    expect([(await padRow(id))?.state_key, await stateKeysOf(id)]).toEqual([null, []]);
  });

  it("that was not taken leaves nothing behind", async () => {
    const { epoch } = await savedPad(company, "vendas", id, {});
    await home.save(teamScope(company.teams.suporte), id, padOf(company, { epoch, bytes: 150_000 }));
    expect(await stateKeysOf(id)).toEqual([]);
  });

  it("that is replaced while it is read is read anew", async () => {
    const { epoch } = await savedPad(company, "vendas", id, { bytes: 150_000 });
    const newer = padOf(company, { epoch, bytes: 160_000 });
    let reads = 0;
    const get = async (key: string) => {
      reads += 1;
      if (reads === 1) await home.save(vendas, id, newer);
      return env.MEDIA.get(key);
    };
    const media = { get } as unknown as R2Bucket;
    const { claim } = homeWith(async () => null, { media });
    expect(await claim(vendas, id, epoch, newId())).toMatchObject({ epoch, state: newer.state });
    expect(reads).toBe(2);
  });

  it("that is gone for good makes the pad unavailable, not empty", async () => {
    const { epoch } = await savedPad(company, "vendas", id, { bytes: 150_000 });
    await env.MEDIA.delete(await stateKeysOf(id));
    await expect(home.claim(vendas, id, epoch, newId())).rejects.toMatchObject({ code: "unavailable" });
  });

  it("stays where it is when the database cannot be written", async () => {
    const pad = await savedPad(company, "vendas", id, { bytes: 150_000 });
    const d1 = { prepare: env.DB.prepare.bind(env.DB), batch: () => Promise.reject(new Error("D1_ERROR: gone")) };
    const { save } = homeWith(async () => null, { d1: d1 as unknown as D1Database });
    await expect(save(vendas, id, padOf(company, { epoch: pad.epoch, bytes: 160_000 }))).rejects.toThrow("D1_ERROR");
    expect(await home.claim(vendas, id, pad.epoch, newId())).toMatchObject({ state: pad.state });
  });
});
