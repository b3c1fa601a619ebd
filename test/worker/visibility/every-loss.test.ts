import { describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { TABS } from "#shared/policy/sight.ts";
import type { ContactAnswer, ConversationPage } from "#shared/protocol/api.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { type Company, foundCompany, type PersonName } from "../../support/worker/company.ts";
import { type Loss, LOSSES } from "../../support/worker/losses.ts";
import { runAs } from "../../support/worker/outbox.ts";
import { savedPad } from "../../support/worker/pads.ts";
import { type Put, putConversation } from "../../support/worker/put.ts";
import {
  enter,
  type Heard,
  heardUntilNow,
  openRoom,
  pokeRooms,
  type RoomClient,
  ticketFor,
} from "../../support/worker/room-client.ts";
import { testTools } from "../../support/worker/tools.ts";

const CANARY = "canário";

/** The company with the conversation, in whose message, name of the customer and notes the canary stands. */
const found = async ({ of }: Loss) => {
  const company = await foundCompany();
  const put = await putConversation(company, { ...of, says: `${CANARY} que escreve` });
  await savedPad(company, of.team, put.id, { notes: [{ by: "carla", text: `${CANARY} anotado` }] });
  const scope = teamScope(company.teams[of.team]);
  return { company, put, scope };
};

/** Acts as the person; resolves when the rooms have told of it. */
const acting = (company: Company) => async (person: PersonName, name: string, args: object) => {
  const { tools, told } = testTools();
  expect([name, await runAs(tools, company, person, name as "start", args as never)]).toMatchObject([
    name,
    { ok: true },
  ]);
  await pokeRooms(told);
};

/** Something happens to the conversation that everybody who sees it is told of, with its preview. */
const stir = async (company: Company, { contactId }: Put) => {
  await acting(company)("ana", "archive", { contactId });
  await acting(company)("ana", "unarchive", { contactId });
};

/** Whether a client that heard this has let go of the conversation: told to drop it, or all, or of a list without it. */
const isDropped = (heard: readonly Heard[], id: string): boolean =>
  heard.some(
    (it) =>
      (it.type === "facts" && it.facts.some((fact) => fact.fact === "drop" && fact.id === id)) ||
      (it.type === "reset" && it.isLast && !it.versions.some(([listed]) => listed === id)) ||
      (it.type === "refusal" && it.reason === "gone"),
  );

describe.each(LOSSES.map((it) => [it.way, it] as const))("%s", (_way, loss) => {
  const { loser, happen, isOut = false, isGone = false } = loss;

  it("closes every door of the API", async () => {
    const { company, put, scope } = await found(loss);
    const browser = await company.as(loser);
    const paths = ["", "/messages", "/notes"].map((it) => `/api/conversations/${put.id}${it}`);
    for (const path of paths) expect([path, (await browser.get(path)).status]).toEqual([path, 200]);
    await happen(acting(company), company, put.id);
    for (const path of paths) expect([path, (await browser.get(path)).status]).toEqual([path, isGone ? 401 : 404]);
    const ticket = await browser.post("/api/rooms/ticket", { scope });
    expect(ticket.status).toBe(isGone ? 401 : isOut ? 404 : 200);
    if (isGone) return;
    for (const q of ["", "cliente", CANARY, "anotado"]) {
      for (const tab of TABS) {
        const { items } = await browser.getJson<ConversationPage>(`/api/conversations?tab=${tab}&q=${q}`);
        expect([tab, q, items]).toEqual([tab, q, []]);
      }
    }
    expect(await (await browser.post("/api/conversations/messages", { ids: [put.id] })).json()).toEqual({});
    const contact = await browser.getJson<ContactAnswer>(`/api/contacts/${put.contactId}`);
    expect(contact.conversations).toEqual([]);
    const message = { conversationId: put.id, messageId: newId(), text: "Oi", seenReply: null };
    expect(await browser.run("send", message)).toMatchObject({ status: 404, error: { code: "not_found" } });
  });

  it("reaches a client that is there: it is told to let go, its pad is closed, and nothing follows", async () => {
    const { company, put, scope } = await found(loss);
    const client = await enter(await company.as(loser), scope);
    expect((await client.hear("reset")).versions.map(([id]) => id)).toEqual([put.id]);
    client.say({ type: "pad_open", channel: 1, conversationId: put.id, copy: null });
    await client.hear("pad");
    const since = client.heard.length;
    await happen(acting(company), company, put.id);
    await stir(company, put);
    const heard = isOut ? await untilRefused(client, since) : await heardUntilNow(client, since);
    expect(isDropped(heard, put.id)).toBe(true);
    expect(JSON.stringify(heard)).not.toContain(CANARY);
    if (isOut) return;
    expect(heard).toContainEqual({ type: "pad_closed", channel: 1, reason: expect.stringMatching(/^(gone|moved)$/) });
    client.say({ type: "pad_open", channel: 2, conversationId: put.id, copy: null });
    expect(await client.hear("pad_closed", (it) => it.channel === 2)).toMatchObject({ reason: "gone" });
  });

  it("reaches a client that was away: at its next hello it lets go, or is not let in", async () => {
    const { company, put, scope } = await found(loss);
    const browser = await company.as(loser);
    const client = await enter(browser, scope);
    const { position } = await client.hear("reset");
    client.close();
    const ticket = await ticketFor(browser, scope);
    await happen(acting(company), company, put.id);
    await stir(company, put);
    const again = await openRoom(ticket, position);
    const heard = isOut ? await untilRefused(again, 0) : await untilUpToDate(again);
    expect(isDropped(heard, put.id)).toBe(true);
    expect(JSON.stringify(heard)).not.toContain(CANARY);
  });
});

const untilRefused = async (client: RoomClient, since: number) => {
  await client.hear("refusal", ({ reason }) => reason === "gone", since);
  return client.heard.slice(since);
};

/** A welcome is followed by a reset, or by facts, which tell at least of what took the conversation away. */
const untilUpToDate = async (client: RoomClient) => {
  const { mode } = await client.hear("welcome");
  await client.hear(mode === "reset" ? "reset" : "facts");
  return heardUntilNow(client);
};
