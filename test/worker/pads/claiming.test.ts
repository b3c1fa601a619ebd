import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { SavedPad } from "#shared/protocol/pad-home.ts";
import { companyScope, teamScope } from "#shared/protocol/scope.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { before } from "../../support/worker/interposed.ts";
import { homeWith, padOf, padRow, savedPad, stateKeysOf } from "../../support/worker/pads.ts";
import { putConversation } from "../../support/worker/put.ts";

let company: Company;
let id: string;
let vendas: string;
let suporte: string;
beforeEach(async () => {
  company = await foundCompany();
  ({ id } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" }));
  [vendas, suporte] = [teamScope(company.teams.vendas), teamScope(company.teams.suporte)];
});
const transfer = async (team: "vendas" | "suporte") => {
  const carla = await company.as("carla");
  const { [team]: teamId } = company.teams;
  const answer = await carla.run("transfer", { conversationId: id, teamId, userId: company.people.carla });
  expect(answer).toMatchObject({ ok: true });
};
const nothing = { clients: {}, notes: [] };

describe("a room of the conversation's team", () => {
  it("is the first to claim its pad: it keeps one that is empty, in the epoch of its copy or a new one", async () => {
    expect(await homeWith().claim(vendas, id, "epoch-of-mine", newId())).toEqual({
      epoch: "epoch-of-mine",
      revision: 0,
      state: null,
      meta: nothing,
    });
    const other = await putConversation(company, { team: "vendas", state: "queued" });
    const claimed = await homeWith().claim(vendas, other.id, null, newId());
    expect(claimed).toEqual({ epoch: expect.stringMatching(/./), revision: 0, state: null, meta: nothing });
  });

  it("that still has its copy is given what was saved, in the same epoch, as often as it asks", async () => {
    const pad = await savedPad(company, "vendas", id, { notes: [{ by: "carla", text: "Liga amanhã" }] });
    const given = { epoch: pad.epoch, revision: pad.revision, state: pad.state, meta: pad.meta };
    expect(await homeWith().claim(vendas, id, pad.epoch, newId())).toEqual(given);
    expect(await homeWith().claim(vendas, id, pad.epoch, newId())).toEqual(given);
  });

  it.each([
    ["has lost its copy", null],
    ["has a copy of another epoch", "of-before"],
  ])("that %s is given what was saved in a new epoch, which is from then on the pad's", async (_what, epoch) => {
    const pad = await savedPad(company, "vendas", id, { notes: [{ by: "carla", text: "Liga amanhã" }] });
    const claimed = await homeWith().claim(vendas, id, epoch, newId());
    expect(claimed).toEqual({
      epoch: expect.not.stringMatching(pad.epoch),
      revision: pad.revision,
      state: pad.state,
      meta: pad.meta,
    });
    expect((await padRow(id))?.epoch).toBe(claimed?.epoch);
  });

  it("that makes the same claim again begins nothing anew, also when it comes late", async () => {
    const pad = await savedPad(company, "vendas", id, { notes: [{ by: "carla", text: "Liga amanhã" }] });
    const next = newId();
    const renewed = { epoch: next, revision: pad.revision, state: pad.state, meta: pad.meta };
    expect(await homeWith().claim(vendas, id, null, next)).toEqual(renewed);
    expect(await homeWith().claim(vendas, id, null, next)).toEqual(renewed);
    expect((await padRow(id))?.epoch).toBe(next);
  });

  it("whose claim comes late again does not end what has begun since, nor what another room handed over", async () => {
    const [first, second] = [newId(), newId()];
    await homeWith().claim(vendas, id, null, first);
    const present = await homeWith().claim(vendas, id, null, second);
    await expect(homeWith().claim(vendas, id, null, first)).rejects.toMatchObject({ code: "unavailable" });
    expect((await padRow(id))?.epoch).toBe(present?.epoch);
    const sealed = padOf(company, { epoch: second });
    await transfer("suporte");
    const third = newId();
    await homeWith(async () => sealed).claim(suporte, id, null, third);
    expect(await homeWith().claim(suporte, id, null, third)).toMatchObject({ epoch: second, state: sealed.state });
  });

  it("gets one and the same pad however often it asks at once", async () => {
    const home = homeWith();
    const claims = await Promise.all(Array.from({ length: 6 }, () => home.claim(vendas, id, "mine", newId())));
    expect(claims).toEqual(Array(6).fill({ epoch: "mine", revision: 0, state: null, meta: nothing }));
  });
});

it("a room whose conversation goes to another team while it claims the first pad gets nothing", async () => {
  const d1 = before("insert into pads", () => transfer("suporte"));
  expect(await homeWith(async () => null, { d1 }).claim(vendas, id, null, newId())).toBeNull();
  expect(await padRow(id)).toBeUndefined();
});

it("a room of another team, of the company or of no conversation gets nothing, and nothing is written", async () => {
  const other = await foundCompany();
  for (const scope of [suporte, companyScope(company.id), teamScope(other.teams.vendas), teamScope(newId())]) {
    expect([scope, await homeWith().claim(scope, id, null, newId())]).toEqual([scope, null]);
  }
  expect(await homeWith().claim(vendas, newId(), null, newId())).toBeNull();
  expect(await padRow(id)).toBeUndefined();
});

describe("after a transfer, the room of the new team", () => {
  const sealing = (pad: SavedPad | null) => homeWith(async () => pad);

  it("takes what the room before has sealed, in its epoch, not what that had saved", async () => {
    const { epoch } = await savedPad(company, "vendas", id, { notes: [{ by: "carla", text: "velho" }] });
    await transfer("suporte");
    const sealed = padOf(company, { epoch, notes: [{ by: "carla", text: "novo" }], draft: "Bom dia" });
    const home = sealing(sealed);
    expect(await home.claim(suporte, id, null, newId())).toEqual({
      epoch,
      revision: sealed.revision,
      state: sealed.state,
      meta: sealed.meta,
    });
    expect(home.asked).toEqual([{ scope: vendas, conversationId: id }]);
    expect(await padRow(id)).toMatchObject({
      keeper: suporte,
      epoch,
      state: sealed.state,
      draft: "Bom dia",
      notes: JSON.stringify(sealed.notes),
    });
  });

  it("is given what was saved, in a new epoch, when the room before has nothing", async () => {
    const pad = await savedPad(company, "vendas", id, { notes: [{ by: "carla", text: "salvo" }] });
    await transfer("suporte");
    const claimed = await sealing(null).claim(suporte, id, null, newId());
    expect(claimed).toEqual({
      epoch: expect.not.stringMatching(pad.epoch),
      revision: pad.revision,
      state: pad.state,
      meta: pad.meta,
    });
    expect(await padRow(id)).toMatchObject({ keeper: suporte, epoch: claimed?.epoch });
  });

  it("does not take a copy of an epoch that its keeper had lost", async () => {
    const lost = await savedPad(company, "vendas", id, { notes: [{ by: "carla", text: "perdido" }] });
    const kept = await homeWith().claim(vendas, id, null, newId());
    await transfer("suporte");
    const claimed = await sealing(padOf(company, { epoch: lost.epoch })).claim(suporte, id, null, newId());
    expect(claimed).toMatchObject({ state: lost.state });
    expect([lost.epoch, kept?.epoch]).not.toContain(claimed?.epoch);
  });

  it("gets nothing while the room before cannot be asked, and everything stays as it was", async () => {
    await savedPad(company, "vendas", id, {});
    await transfer("suporte");
    const before = await padRow(id);
    const home = homeWith(() => Promise.reject(new Error("no connection")));
    await expect(home.claim(suporte, id, null, newId())).rejects.toMatchObject({ code: "unavailable" });
    expect(await padRow(id)).toEqual(before);
  });

  it("gets nothing when the conversation moves on while the room before seals", async () => {
    const { epoch } = await savedPad(company, "vendas", id, {});
    await transfer("suporte");
    const before = await padRow(id);
    const home = homeWith(async () => {
      await transfer("vendas");
      return padOf(company, { epoch });
    });
    expect(await home.claim(suporte, id, null, newId())).toBeNull();
    expect(await padRow(id)).toEqual(before);
  });

  it("that asks twice at once takes it once: what it has saved since is not undone", async () => {
    const { epoch } = await savedPad(company, "vendas", id, {});
    await transfer("suporte");
    const sealed = padOf(company, { epoch, notes: [{ by: "carla", text: "tudo" }] });
    const newer = padOf(company, { epoch, notes: [{ by: "carla", text: "tudo, e mais" }] });
    const home = homeWith(async () => {
      await sealing(sealed).claim(suporte, id, null, newId());
      expect(await home.save(suporte, id, newer)).toBe(true);
      return sealed;
    });
    expect(await home.claim(suporte, id, epoch, newId())).toEqual({
      epoch,
      revision: newer.revision,
      state: newer.state,
      meta: newer.meta,
    });
    expect([home.asked.length, (await padRow(id))?.keeper]).toEqual([1, suporte]);
  });

  it("may be the one that had it before: the pad goes back and forth with all that was written", async () => {
    const first = await savedPad(company, "vendas", id, { notes: [{ by: "carla", text: "um" }] });
    await transfer("suporte");
    const second = padOf(company, { epoch: first.epoch, notes: [{ by: "carla", text: "um, dois" }] });
    await sealing(second).claim(suporte, id, null, newId());
    await transfer("vendas");
    const third = padOf(company, { epoch: first.epoch, notes: [{ by: "carla", text: "um, dois, três" }] });
    const home = sealing(third);
    expect(await home.claim(vendas, id, first.epoch, newId())).toMatchObject({
      epoch: first.epoch,
      state: third.state,
    });
    expect(home.asked).toEqual([{ scope: suporte, conversationId: id }]);
  });

  it("moves a large state with it, and leaves one object in R2", async () => {
    const { epoch } = await savedPad(company, "vendas", id, { bytes: 200_000 });
    await transfer("suporte");
    const sealed = padOf(company, { epoch, bytes: 250_000 });
    expect(await sealing(sealed).claim(suporte, id, null, newId())).toMatchObject({ state: sealed.state });
    expect(await stateKeysOf(id)).toEqual([(await padRow(id))?.state_key]);
    expect(await homeWith().claim(suporte, id, epoch, newId())).toMatchObject({ epoch, state: sealed.state });
  });

  it("that lost the race for it leaves nothing behind in R2", async () => {
    const { epoch } = await savedPad(company, "vendas", id, { bytes: 200_000 });
    await transfer("suporte");
    const home = homeWith(async () => {
      await transfer("vendas");
      return padOf(company, { epoch, bytes: 250_000 });
    });
    expect(await home.claim(suporte, id, null, newId())).toBeNull();
    expect(await stateKeysOf(id)).toEqual([(await padRow(id))?.state_key]);
  });
});
