import type { Subject } from "../contract/subject.ts";

export const MARIA = "6000000000000001";
const AT = 1764300000000;

/** What the webhooks of a page or an account look like, with Maria writing to it. */
export const webhooksOf = (object: "page" | "instagram", account: string) => {
  const theirs = { sender: { id: MARIA }, recipient: { id: account }, timestamp: AT };
  const ours = { sender: { id: account }, recipient: { id: MARIA }, timestamp: AT };
  const webhook = (...messaging: object[]) => ({ object, entry: [{ id: account, time: AT, messaging }] });
  return {
    webhook,
    fromMaria: (said: object) => webhook({ ...theirs, ...said }),
    toMaria: (said: object) => webhook({ ...ours, ...said }),
    standby: (said: object) => ({ object, entry: [{ id: account, time: AT, standby: [{ ...theirs, ...said }] }] }),
    change: (field: string, value: unknown) => ({
      object,
      entry: [{ id: account, time: AT, changes: [{ field, value }] }],
    }),
    said: (message: object) => ({ ...theirs, message: { mid: "mid.in.1", ...message } }),
  };
};

export const bodiesOf = (object: "page" | "instagram", account: string): Subject["bodies"] => {
  const { webhook, fromMaria, toMaria, standby, change, said } = webhooksOf(object, account);
  return {
    text: { body: fromMaria({ message: { mid: "mid.in.1", text: "Oi" } }), items: ["message"] },
    "two pictures": {
      body: fromMaria({
        message: {
          mid: "mid.in.2",
          attachments: [
            { type: "image", payload: { url: "https://scontent.fbcdn.net/1.jpg" } },
            { type: "image", payload: { url: "https://scontent.fbcdn.net/2.jpg" } },
          ],
        },
      }),
      items: ["message", "message"],
    },
    "an echo": { body: toMaria({ message: { mid: "mid.out.1", text: "Bom dia", is_echo: true } }), items: ["echo"] },
    "a reaction": {
      body: fromMaria({ reaction: { mid: "mid.out.1", action: "react", reaction: "love", emoji: "❤️" } }),
      items: ["message"],
    },
    "a postback": {
      body: fromMaria({ postback: { mid: "mid.in.3", title: "Começar", payload: "START" } }),
      items: ["message"],
    },
    "an unsend": { body: fromMaria({ message: { mid: "mid.in.1", is_deleted: true } }), items: ["revocation"] },
    "an edit": { body: fromMaria({ message_edit: { mid: "mid.in.1", text: "Olá", num_edit: 1 } }), items: ["edit"] },
    "a delivery": {
      body: fromMaria({ delivery: { mids: ["mid.out.1"], watermark: AT } }),
      items: ["status", "watermark"],
    },
    "a reading": { body: fromMaria({ read: { watermark: AT } }), items: ["watermark"] },
    "a handover": { body: fromMaria({ take_thread_control: { previous_owner_app_id: "900" } }), items: ["event"] },
    "what another app received": { body: standby({ message: { mid: "mid.in.4", text: "Oi" } }), items: ["message"] },
    "a mixed batch": {
      body: webhook(said({ text: "Oi" }), said({ mid: "mid.in.5", text: "Tudo bem?" }), { ...said({}), message: {} }),
      items: ["message", "message", "broken"],
    },
    "a comment under a post": { body: change("comments", { id: "1", text: "Lindo" }), items: ["ignored"] },
    "an event of no known kind": { body: fromMaria({ something_new: { a: 1 } }), items: ["broken"] },
  };
};
