import type { ChannelAddress, Item, Origin } from "../port.ts";
import { lineOf } from "../line.ts";
import { detailOf, idOf, pick, presentIn, type Raw, recordOf, textOf } from "../raw.ts";
import { timeOf } from "../time.ts";
import { customerOf, nameOf, otherChatOf } from "./chat.ts";
import { saidIn } from "./content.ts";
import type { Said } from "./said.ts";

/** A message that was received, or sent by the company itself (`fromMe`); or a notice. Null: it lacks what it needs. */
export const receivedItem = (body: Raw, channel: ChannelAddress): Item | null => {
  const other = otherChatOf(body);
  if (other !== null) return { is: "ignored", name: other };
  const notice = textOf(body.notification)?.slice(0, 60).toWellFormed() ?? null;
  const at = timeOf(body.momment);
  const messageId = idOf(body.messageId);
  if (notice === "REVOKE") {
    const providerId = idOf(body.referenceMessageId) ?? messageId;
    return providerId === null ? null : { is: "revocation", revocation: { providerId, at } };
  }
  if (notice !== null && PROFILE.test(notice)) {
    const detail = pick(body, ["profileName", "updatedPhoto"]);
    return { is: "event", event: { name: notice.toLowerCase(), detail, connection: null } };
  }
  const call = notice === null ? null : callSaid(notice, body.callId);
  if (notice !== null && !call) return { is: "ignored", name: `notification:${notice}` };
  if (recordOf(body.pinMessage)) return { is: "ignored", name: "pin_message" };
  const identities = customerOf(body, channel);
  if (messageId === null || identities.length === 0) return null;
  const isOurs = body.fromMe === true;
  if (body.waitingMessage === true && isOurs) return { is: "ignored", name: "waiting_message" };
  const said = call ?? (body.waitingMessage === true ? waiting(body) : saidIn(body));
  const content = presentIn({ ...said.content, ...marksOf(body) });
  if (body.isEdit === true) return { is: "edit", edit: { providerId: messageId, text: said.text, content, at } };
  const message = {
    ...said,
    // The message itself follows under the same id once the phone could read it.
    providerId: body.waitingMessage === true ? `${messageId}#waiting` : messageId,
    identities,
    name: nameOf(body),
    at,
    content,
    quotes: said.quotes ?? idOf(body.referenceMessageId),
  };
  return isOurs
    ? { is: "echo", echo: { ...message, messageId: null } }
    : { is: "message", message: { ...message, origin: originOf(body.externalAdReply) } };
};

const PROFILE = /^PROFILE_/;

const CALL = /^CALL_(MISSED_)?(?:GROUP_)?(VOICE|VIDEO)$/;

/** A call is no message, but the customer wanted something: a line says so. */
const callSaid = (notice: string, callId: unknown): Said | null => {
  const call = CALL.exec(notice);
  if (!call) return null;
  const text = `Ligação de ${call[2] === "VIDEO" ? "vídeo" : "voz"} ${call[1] ? "perdida" : "recebida"}`;
  const content = { call: { id: idOf(callId), isMissed: call[1] !== undefined, isVideo: call[2] === "VIDEO" } };
  return { kind: "interactive", text, content, preview: text, media: null, quotes: null };
};

/** WhatsApp shows some messages on the phone first, and what can be seen once only there. */
const waiting = (body: Raw): Said => ({
  kind: "unsupported",
  text: null,
  content: { type: "waiting", payload: body },
  preview: lineOf(null, "Aguardando a mensagem; veja no celular"),
  media: null,
  quotes: null,
});

const marksOf = ({ forwarded, isStatusReply }: Raw): Raw => ({
  ...(forwarded === true ? { forwarded: "once" } : {}),
  ...(isStatusReply === true ? { share: { type: "story_reply", url: null, title: null } } : {}),
});

/** An advertisement that the customer came by. A preview of a link looks alike, but names no source. */
const originOf = (raw: unknown): Origin | null => {
  const ad = recordOf(raw);
  const type = textOf(ad?.sourceType);
  const id = idOf(ad?.sourceId);
  if (!ad || (type === null && id === null && idOf(ad.ctwaClid) === null)) return null;
  const url = textOf(ad.sourceUrl);
  const source = type === "ad" || type === "post" ? type : url === null ? "unknown" : "link";
  return { source, id, title: textOf(ad.title), url, detail: detailOf(ad) };
};
