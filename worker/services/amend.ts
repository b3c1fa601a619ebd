import { previewOf } from "#shared/model/message.ts";
import type { Amendment, EchoRow, IncomingRow } from "../store/inbound/incoming.ts";

/** What stands in a list for a message that was taken back. */
export const REVOKED_PREVIEW = "Mensagem apagada";

/** What stands in a list for a message with other words; null keeps what stood there. */
export const amendedPreview = (text: string | null): string | null => (text ? previewOf(text) : null);

/** The message as its sender has left it: with other words, or, once taken back, without any, whatever it said. */
export const amend = <Row extends IncomingRow | EchoRow>(row: Row, amendment: Amendment | null): Row => {
  if (!amendment) return row;
  const { text, content, editedAt, revokedAt } = amendment;
  if (revokedAt !== null) {
    const nothing = { text: null, content: null, media: null, source: null, quotes: null };
    return { ...row, ...nothing, preview: REVOKED_PREVIEW, revokedAt };
  }
  const preview = amendedPreview(text) ?? row.preview;
  return { ...row, text, content: content ? { ...row.content, ...content } : row.content, preview, editedAt };
};
