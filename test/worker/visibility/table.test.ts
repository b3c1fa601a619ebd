import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ConversationAnswer, RecentMessages } from "#shared/protocol/api.ts";
import { TABS } from "#shared/policy/sight.ts";
import type { Browser } from "../../support/worker/browser.ts";
import { canariesIn, canariesSeenBy, CANARIES, foundCompanyWithCanaries, SEEN } from "../../support/worker/canaries.ts";

let found: Awaited<ReturnType<typeof foundCompanyWithCanaries>>;
beforeAll(async () => {
  found = await foundCompanyWithCanaries();
});
const of = (canary: (typeof CANARIES)[number]) => found.put.get(canary)!;
const textOf = async (response: Promise<Response>) => (await response).text();

describe.each(["ana", "bruno", "carla", "diego", "elisa"] as const)(
  "%s finds what the table gives her or him",
  (person) => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await found.company.as(person);
    });

    it.each(TABS)("in the tab %s, and nothing else", async (tab) => {
      const list = await textOf(browser.get(`/api/conversations?tab=${tab}`));
      expect(canariesIn(list)).toEqual(canariesSeenBy(person, tab));
    });

    it("by searching for the customers", async () => {
      const found = await Promise.all(TABS.map((tab) => textOf(browser.get(`/api/conversations?tab=${tab}&q=client`))));
      expect(canariesIn(found.join())).toEqual(canariesSeenBy(person));
    });

    it.each(CANARIES)("opening %s, with its messages and why, or told that there is none", async (canary) => {
      const { id, contactId } = of(canary);
      const tab = SEEN[person][canary];
      const answer = await browser.get(`/api/conversations/${id}`);
      const messages = await browser.get(`/api/conversations/${id}/messages`);
      expect([answer.status, messages.status]).toEqual(tab ? [200, 200] : [404, 404]);
      const text = await answer.text();
      expect(canariesIn(text + (await messages.text()))).toEqual(tab ? [canary] : []);
      expect((JSON.parse(text) as Partial<ConversationAnswer>).why?.tab).toBe(tab);
      const history = await browser.get(`/api/contacts/${contactId}`);
      expect(history.status).toBe(200);
      expect(canariesIn(await history.text())).toEqual(tab ? [canary] : []);
    });

    it("asking for the messages of all at once", async () => {
      const ids = CANARIES.map((it) => of(it).id);
      const text = await textOf(browser.post("/api/conversations/messages", { ids }));
      expect(canariesIn(text)).toEqual(canariesSeenBy(person));
      const keys = Object.keys(JSON.parse(text) as RecentMessages).sort();
      expect(keys).toEqual(
        canariesSeenBy(person)
          .map((it) => of(it).id)
          .sort(),
      );
    });

    it.each(["start", "send", "retry", "transfer", "conclude", "reopen", "read"] as const)(
      "commanding %s: what is not seen does not exist",
      async (name) => {
        const { teams } = found.company;
        for (const canary of CANARIES.filter((it) => !SEEN[person][it])) {
          const args = {
            conversationId: of(canary).id,
            ...(name === "send" ? { messageId: newId(), text: "Oi" } : {}),
            ...(name === "retry" ? { messageId: of(canary).messageId } : {}),
            ...(name === "transfer" ? { teamId: teams.suporte, userId: null } : {}),
          };
          const text = await textOf(browser.post("/api/commands", [{ id: newId(), name, args }]));
          expect(JSON.parse(text)).toMatchObject({
            results: [{ ok: false, status: 404, error: { code: "not_found" } }],
          });
          expect(canariesIn(text)).toEqual([]);
        }
      },
    );
  },
);

it("refuses as forbidden, not as missing, what one sees but may not do", async () => {
  const carla = await found.company.as("carla");
  const diego = await found.company.as("diego");
  const open = of("canary-vendas-open").id;
  expect(await diego.run("conclude", { conversationId: open })).toMatchObject({
    status: 403,
    error: { code: "forbidden" },
  });
  expect(await carla.run("start", { conversationId: open })).toMatchObject({
    status: 403,
    error: { code: "forbidden" },
  });
});
