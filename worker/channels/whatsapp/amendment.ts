import { contentOf } from "./content.ts";
import { idOf, type Raw, recordOf, textOf } from "../raw.ts";
import { cannotRead, type Read, type Surroundings } from "./reading.ts";
import { timeOf } from "../time.ts";

/**
 * What becomes of an earlier message: other words, or none any more. Null for a message that is none of these. Customers'
 * messages and the company's own say it alike. Source: Cloud API, Webhooks reference, messages and smb_message_echoes.
 */
export const amendmentOf = (message: Raw, around: Surroundings): Read | null => {
  const type = textOf(message.type) ?? "";
  const at = timeOf(message.timestamp, around.time);
  if (REVOCATIONS.has(type)) {
    const providerId = originalIn(message, recordOf(message[type]));
    return providerId ? { is: "revocation", revocation: { providerId, at } } : cannotRead(`${type}: of no message`);
  }
  if (!EDITS.has(type)) return null;
  const change = recordOf(message[type]);
  const providerId = originalIn(message, change);
  if (!providerId) return cannotRead(`${type}: of no message`);
  const { kind, text, content } = contentOf(recordOf(change?.message) ?? change ?? {});
  if (kind === "unsupported") return cannotRead(`${type}: of nothing that can be read`);
  return { is: "edit", edit: { providerId, text, content, at } };
};

const EDITS = new Set(["edit", "edited"]);
const REVOCATIONS = new Set(["revoke", "revoked", "delete", "deleted"]);

const ORIGINALS = ["original_message_id", "message_id", "original_id", "id"];

const originalIn = (message: Raw, change: Raw | null): string | null => {
  for (const key of ORIGINALS) {
    const id = idOf(change?.[key]);
    if (id) return id;
  }
  return idOf(message.original_message_id) ?? idOf(recordOf(message.context)?.id);
};
