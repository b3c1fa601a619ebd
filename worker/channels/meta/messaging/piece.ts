import type { InboundMessage } from "../../port.ts";
import { lineOf } from "../../line.ts";

/** What one bubble says: a message of Meta's with several attachments is several of them. */
export type Piece = Pick<InboundMessage, "kind" | "text" | "content" | "preview" | "media">;

export const textPiece = (text: string | null, label: string, content: Piece["content"] = null): Piece => ({
  kind: "text",
  text,
  content,
  preview: lineOf(text, label),
  media: null,
});

/** Something that a person has to look up at the provider's: kept whole, to be shown when we learn to. */
export const unsupportedPiece = (type: string, payload: unknown): Piece => ({
  kind: "unsupported",
  text: null,
  content: { type, payload },
  preview: "Mensagem não suportada",
  media: null,
});
