import type { Subject } from "../contract/subject.ts";

const MARIA = "5511987650001";

/** A callback about a message of Maria's. */
export const fromMaria = (said: object) => ({
  type: "ReceivedCallback",
  instanceId: "INSTANCE-1",
  messageId: "3EB0IN1",
  phone: MARIA,
  chatLid: "7000000000001@lid",
  fromMe: false,
  momment: 1764300000000,
  status: "RECEIVED",
  chatName: "Maria Souza",
  senderName: "Maria",
  isGroup: false,
  isNewsletter: false,
  isEdit: false,
  waitingMessage: false,
  broadcast: false,
  ...said,
});

export const bodies: Subject["bodies"] = {
  text: { body: fromMaria({ text: { message: "Oi" } }), items: ["message"] },
  "a picture": {
    body: fromMaria({ image: { imageUrl: "https://files.z-api.example/1.jpg", mimeType: "image/jpeg", caption: "" } }),
    items: ["message"],
  },
  "a reaction": {
    body: fromMaria({ reaction: { value: "👍", referencedMessage: { messageId: "3EB0OUT1" } } }),
    items: ["message"],
  },
  "what the phone sent": { body: fromMaria({ fromMe: true, text: { message: "Bom dia" } }), items: ["echo"] },
  "an edit": { body: fromMaria({ isEdit: true, text: { message: "Oi, tudo bem?" } }), items: ["edit"] },
  "a revocation": { body: fromMaria({ notification: "REVOKE" }), items: ["revocation"] },
  "two statuses": {
    body: { type: "MessageStatusCallback", instanceId: "INSTANCE-1", phone: MARIA, status: "READ", ids: ["A1", "A2"] },
    items: ["status", "status"],
  },
  "the phone is gone": {
    body: {
      type: "DisconnectedCallback",
      momment: 1764300000,
      error: "Device has been disconnected",
      disconnected: true,
    },
    items: ["event"],
  },
  "a group": { body: fromMaria({ isGroup: true, text: { message: "Oi" } }), items: ["ignored"] },
  "a callback of no known type": { body: { type: "SomethingElse", instanceId: "INSTANCE-1" }, items: ["broken"] },
};
