import { newId } from "#shared/ids.ts";
import { receiveWebhook } from "../../../worker/services/receive-webhook.ts";
import { sendDue } from "../../../worker/services/send-due.ts";
import { APP_SECRET, type Company, type PersonName } from "./company.ts";
import type { Happening } from "./happenings.ts";
import { messagesBody, sign, statusesBody } from "./meta.ts";
import { runAs } from "./outbox.ts";
import { contactsIn, conversationsIn, messagesIn } from "./stored.ts";
import { accepted, refusedWith, testTools } from "./tools.ts";

type World = ReturnType<typeof testTools> & { company: Company };

/** The Graph API answers by what the text asks for. */
export const worldOf = (company: Company): World => {
  const graph = (text: string) => {
    if (text.includes("refused")) return refusedWith(400, { code: 131026, message: "Undeliverable" });
    if (text.includes("later")) return refusedWith(503, {});
    return text.includes("lost") ? ("no answer" as const) : accepted();
  };
  return { ...testTools((it) => graph(it.body.text.body)), company };
};

export const happen = async (world: World, it: Happening): Promise<void> => {
  const { tools, clock, company } = world;
  const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(1, items.length)];
  const conversation = "n" in it ? pick(await conversationsIn(company), it.n) : undefined;
  const conversationId = conversation?.id ?? newId();
  const run = (by: PersonName, name: string, args: object) => runIfUser(world, by, name, args);
  clock.now += 7;
  switch (it.is) {
    case "write":
      return webhook(
        world,
        messagesBody(
          company,
          it.customers.map((customer) => ({
            ...(it.as === "user" ? {} : { from: `551190000000${customer}` }),
            ...(it.as === "phone" ? {} : { userId: `BR.${customer}` }),
            text: `${clock.now}`,
            at: clock.now,
          })),
        ),
      );
    case "send":
      await run(it.by, "send", { conversationId, messageId: newId(), text: `${it.answer} ${clock.now}` });
      return sendDue(tools, conversationId);
    case "retry": {
      const message = (await messagesIn(company)).find(
        (m) => m.conversation_id === conversationId && m.direction === "out",
      );
      return run(it.by, "retry", { conversationId, messageId: message?.id ?? newId() });
    }
    case "status": {
      const message = pick(
        (await messagesIn(company)).filter((m) => m.direction === "out"),
        it.n,
      );
      const report = {
        id: message?.provider_id ?? `wamid.${newId()}`,
        status: it.status,
        ...(message ? { echo: message.id } : {}),
      };
      return webhook(world, statusesBody(company, [report]));
    }
    case "transfer":
      return run(it.by, "transfer", {
        conversationId,
        teamId: company.teams[it.team],
        userId: it.to && company.people[it.to],
      });
    case "block":
    case "unblock":
    case "archive":
    case "unarchive":
      return run("ana", it.is, { contactId: pick(await contactsIn(company), it.n)?.id ?? newId() });
    case "set_member":
    case "remove_member": {
      const member = { teamId: company.teams[it.team], userId: company.people[it.person] };
      return run("ana", it.is, it.is === "set_member" ? { ...member, isSupervisor: it.isSupervisor } : member);
    }
    case "set_team_access":
      return run("ana", it.is, { teamId: company.teams[it.team], access: it.access });
    case "edit_team":
      return run("ana", it.is, {
        teamId: company.teams[it.team],
        name: `${it.team} ${clock.now}`,
        reopenWindowMs: 3_600_000,
      });
    case "edit_user":
      return run("ana", it.is, {
        userId: company.people[it.person],
        name: `${it.person} ${clock.now}`,
        role: it.person === "ana" ? "admin" : "agent",
      });
    case "create_team":
      return run("ana", it.is, { teamId: newId(), name: `Nova ${clock.now}`, access: "team" });
    case "remove_user":
      return run("ana", it.is, { userId: company.people[it.person] });
    case "wait":
      clock.now += it.hours * 3_600_000;
      return;
    default:
      return run(it.by, it.is, { conversationId });
  }
};

const runIfUser = async ({ tools, company }: World, by: PersonName, name: string, args: object): Promise<void> => {
  await runAs(tools, company, by, name as "start", args as never).catch((error: Error) => {
    if (!error.message.endsWith("is no user")) throw error;
  });
};

const webhook = async ({ tools, company }: World, json: unknown): Promise<void> => {
  const raw = JSON.stringify(json);
  await receiveWebhook(tools, {
    kind: "whatsapp",
    channelId: company.channel.id,
    headers: new Headers({ "x-hub-signature-256": sign(raw, APP_SECRET) }),
    url: new URL("https://prosa.test/"),
    body: new TextEncoder().encode(raw),
  });
};
