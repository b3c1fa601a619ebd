import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ConversationPage, NotesAnswer } from "#shared/protocol/api.ts";
import { TABS } from "#shared/policy/sight.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import {
  CANARIES,
  type Canary,
  canariesIn,
  canariesSeenBy,
  foundCompanyWithCanaries,
  SEEN,
} from "../../support/worker/canaries.ts";
import { type Company, foundCompany, type PersonName, type TeamName } from "../../support/worker/company.ts";
import { homeWith, savedPad } from "../../support/worker/pads.ts";
import { type Put, putConversation, rowsOf, sql } from "../../support/worker/put.ts";

const notesOf = async (company: Company, person: PersonName, id: string) =>
  (await company.as(person)).getJson<NotesAnswer>(`/api/conversations/${id}/notes`);

describe("a conversation's notes", () => {
  let company: Company;
  let id: string;
  beforeEach(async () => {
    company = await foundCompany();
    ({ id } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" }));
  });

  it("come with who wrote and who changed them last, and when, in order of time", async () => {
    const pad = await savedPad(company, "vendas", id, {
      notes: [
        { by: "diego", text: "Pediu prazo", at: 2_000, editedBy: "carla" },
        { by: "carla", text: "Cliente antiga", at: 1_000 },
      ],
    });
    const [first, second] = pad.notes.map((it) => it.id);
    expect(await notesOf(company, "bruno", id)).toEqual({
      items: [
        {
          id: second,
          text: "Cliente antiga",
          authorId: company.people.carla,
          authorName: "carla",
          at: 1_000,
          editorId: null,
          editorName: null,
          editedAt: null,
        },
        {
          id: first,
          text: "Pediu prazo",
          authorId: company.people.diego,
          authorName: "diego",
          at: 2_000,
          editorId: company.people.carla,
          editorName: "carla",
          editedAt: 2_001,
        },
      ],
    });
  });

  it("keep the name of an author who has left the company", async () => {
    await savedPad(company, "vendas", id, { notes: [{ by: "diego", text: "Pediu prazo" }] });
    await (await company.as("ana")).run("remove_user", { userId: company.people.diego });
    expect((await notesOf(company, "carla", id)).items).toMatchObject([{ text: "Pediu prazo", authorName: "diego" }]);
  });

  it("are none where nothing was written, and none of one that was removed", async () => {
    expect(await notesOf(company, "carla", id)).toEqual({ items: [] });
    const pad = await savedPad(company, "vendas", id, { notes: [{ by: "carla", text: "engano" }] });
    await homeWith().save(teamScope(company.teams.vendas), id, { ...pad, revision: pad.revision + 1, notes: [] });
    expect(await notesOf(company, "carla", id)).toEqual({ items: [] });
    const search = await (await company.as("carla")).getJson<ConversationPage>("/api/conversations?tab=mine&q=engano");
    expect(search.items).toEqual([]);
  });

  it("never come with the draft, and no other answer has it", async () => {
    const pad = await savedPad(company, "vendas", id, {
      notes: [{ by: "carla", text: "nota" }],
      draft: "rascunho-canário",
    });
    const carla = await company.as("carla");
    const paths = ["", "/messages", "/notes"].map((it) => `/api/conversations/${id}${it}`);
    const lists = TABS.flatMap((it) => [`/api/conversations?tab=${it}`, `/api/conversations?tab=${it}&q=canario`]);
    for (const path of [...paths, ...lists]) {
      const text = await (await carla.get(path)).text();
      expect([path, text.includes("rascunho"), text.includes(pad.state)]).toEqual([path, false, false]);
    }
    const found = await carla.getJson<ConversationPage>("/api/conversations?tab=mine&q=rascunho");
    expect(found.items).toEqual([]);
  });

  it("are found by the search, whatever their accents and case, each note by itself", async () => {
    await savedPad(company, "vendas", id, {
      notes: [
        { by: "carla", text: "Prefere ENTREGA\n às terças" },
        { by: "diego", text: "Máquina nº 7" },
      ],
    });
    const carla = await company.as("carla");
    const found = async (q: string) =>
      (await carla.getJson<ConversationPage>(`/api/conversations?tab=mine&q=${encodeURIComponent(q)}`)).items.length;
    expect(await Promise.all(["entrega as TERCAS", "maquina nº", "client"].map(found))).toEqual([1, 1, 1]);
    expect(await Promise.all(["terças máquina", "7 prefere", "quarta"].map(found))).toEqual([0, 0, 0]);
  });
});

describe("notes are for who sees the conversation, by the table", () => {
  let company: Company;
  let put: Map<Canary, Put>;
  beforeAll(async () => {
    ({ company, put } = await foundCompanyWithCanaries());
    // The canary stands in the note alone.
    await rowsOf(sql`update conversations set preview = 'Oi' where company_id = ${company.id}`);
    for (const [canary, { id }] of put) {
      const [, team] = canary.split("-") as [string, TeamName];
      await savedPad(company, team, id, { notes: [{ by: "carla", text: `nota ${canary}` }] });
    }
  });

  it.each(["ana", "bruno", "carla", "diego", "elisa"] as const)(
    "%s reads and finds those, and no other",
    async (who) => {
      const browser = await company.as(who);
      for (const canary of CANARIES) {
        const answer = await browser.get(`/api/conversations/${put.get(canary)!.id}/notes`);
        expect([canary, answer.status]).toEqual([canary, SEEN[who][canary] ? 200 : 404]);
        expect(canariesIn(await answer.text())).toEqual(SEEN[who][canary] ? [canary] : []);
      }
      for (const tab of TABS) {
        const { items } = await browser.getJson<ConversationPage>(`/api/conversations?tab=${tab}&q=nota canary`);
        const found = CANARIES.filter((it) => items.some(({ id }) => id === put.get(it)!.id)).sort();
        expect([tab, found]).toEqual([tab, canariesSeenBy(who, tab)]);
      }
    },
  );

  it("another company's people neither read nor find them", async () => {
    const ana = await (await foundCompany()).as("ana");
    for (const { id } of put.values()) expect((await ana.get(`/api/conversations/${id}/notes`)).status).toBe(404);
    for (const tab of TABS) {
      const { items } = await ana.getJson<ConversationPage>(`/api/conversations?tab=${tab}&q=canary`);
      expect(items).toEqual([]);
    }
    expect((await ana.get(`/api/conversations/${newId()}/notes`)).status).toBe(404);
  });
});
