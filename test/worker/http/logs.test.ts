import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { teamScope } from "#shared/protocol/scope.ts";
import { request } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { padOf, savedPad } from "../../support/worker/pads.ts";
import { type Put, putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { enter, heardUntilNow } from "../../support/worker/room-client.ts";
import { contactsIn } from "../../support/worker/stored.ts";

const CANARY = "segredo-de-alguém";

let company: Company;
let put: Put;
let logged: string[];
beforeEach(async () => {
  company = await foundCompany();
  put = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
  logged = [];
  for (const level of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => void logged.push(parts.map(String).join(" ")));
  }
});
afterEach(() => void vi.restoreAllMocks());

const save = (body: object | string) =>
  request(`/internal/pads/${teamScope(company.teams.vendas)}/${put.id}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${env.ROOM_SECRET}`, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

it("nothing that a blocked contact sends is logged, nor their name or number", async () => {
  const from = "5511912345678";
  const write = (extra?: object) =>
    deliver(company, messagesBody(company, [{ from, name: CANARY, text: CANARY, ...(extra ? { extra } : {}) }]));
  await write();
  const contactId = (await contactsIn(company)).find((it) => it.name === CANARY)!.id;
  await (await company.as("ana")).run("block", { contactId });
  for (const extra of [{}, { type: CANARY }, { type: "image", image: { caption: CANARY } }, { timestamp: "never" }]) {
    expect((await write(extra)).status).toBe(200);
  }
  expect(logged.join()).not.toMatch(new RegExp(`${CANARY}|${from}`));
});

it("nothing that was written into a pad is logged, whatever goes wrong with it", async () => {
  const pad = await savedPad(company, "vendas", put.id, { notes: [{ by: "carla", text: CANARY }], draft: CANARY });
  const wrong = padOf(company, { epoch: pad.epoch, draft: CANARY, notes: [{ by: "carla", text: CANARY }] });
  const status = async (body: object | string) => (await save(body)).status;
  expect(await status({ ...wrong, state: CANARY })).toBe(400);
  expect(await status({ ...wrong, notes: CANARY })).toBe(400);
  expect(await status(CANARY)).toBe(400);
  expect(await status({ ...wrong, draft: CANARY.repeat(200_000) })).toBe(413);
  await rowsOf(sql`update pads set keeper = ${teamScope(company.teams.vip)} where conversation_id = ${put.id}`);
  expect(await status(wrong)).toBe(409);
  // A database that takes nothing, and a state that is no document: what fails then is told, but not what it was about.
  await rowsOf(sql`update pads set keeper = ${teamScope(company.teams.vendas)}, state = ${btoa(CANARY.slice(0, 7))}
    where conversation_id = ${put.id}`);
  await rowsOf(sql`create trigger pads_are_shut before update on pads begin select raise(abort, 'shut'); end`);
  try {
    expect(await status(wrong)).toBe(503);
  } finally {
    await rowsOf(sql`drop trigger pads_are_shut`);
  }
  const carla = await enter(await company.as("carla"), teamScope(company.teams.vendas));
  carla.say({ type: "pad_open", channel: 1, conversationId: put.id, copy: null });
  expect(await carla.hear("pad_closed")).toMatchObject({ reason: "unavailable" });
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.join()).not.toContain(CANARY);
  expect(JSON.stringify(await heardUntilNow(carla))).not.toContain(CANARY);
});
