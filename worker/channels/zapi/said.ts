import type { MessageKind } from "#shared/model/message.ts";
import type { InboundMessage } from "../port.ts";
import { lineOf } from "../line.ts";
import { listOf, recordOf, textOf } from "../raw.ts";

/** What a message says. */
export type Said = Pick<InboundMessage, "kind" | "text" | "content" | "preview" | "media" | "quotes">;

/** Reads the part of a message that one kind of it stands under; null when it lacks what it needs. */
export type Reader = (part: Record<string, unknown>) => Said | null;

export const say = (kind: MessageKind, text: string | null, label: string, rest: Partial<Said> = {}): Said => ({
  kind,
  text,
  content: null,
  preview: lineOf(text, label),
  media: null,
  quotes: null,
  ...rest,
});

/** Lines one under the other, without those that are not there. */
export const linesOf = (lines: readonly unknown[]): string | null =>
  textOf(lines.flatMap((it) => textOf(it) ?? []).join("\n"));

/** The names in a list of things with names. */
export const namesOf = (list: unknown): string[] => listOf(list).flatMap((it) => textOf(recordOf(it)?.name) ?? []);
