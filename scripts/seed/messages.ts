import { previewOf } from "#shared/model/message.ts";
import type { ChannelId, Company } from "./company.ts";
import type { Customer } from "./customers.ts";
import { type Delivery, deliveriesOf, REPORTS } from "./deliveries.ts";
import type { Dialogue } from "./dialogue.ts";
import { fileOf, fileRow } from "./files.ts";
import type { NewIdAt } from "./ids.ts";
import type { TimedBeat } from "./pace.ts";
import type { Random } from "./random.ts";
import type { Row } from "./rows.ts";
import { contentOfSaying } from "./sayings.ts";
import type { Slot } from "./slots.ts";
import { fill, spokenBy, wordsFor } from "./words.ts";

export type Cast = { slot: Slot; channel: ChannelId; customer: Customer; dialogue: Dialogue };
export type Tools = { company: Company; newId: NewIdAt; random: Random };

/**
 * A beat as it is stored: its row, that of its file, its line in lists, and how many facts it took. An attendant's look has
 * no row.
 */
export type Told = { row: Row | null; file: Row | null; preview: string; facts: number };

/** A writer of one conversation's messages, in the words of its customer and its product. */
export const writerOf = (
  { slot, channel, customer, dialogue }: Cast,
  beats: readonly TimedBeat[],
  conversationId: string,
  { company, newId, random }: Tools,
) => {
  const words = wordsFor(customer, dialogue, newId(beats[0]?.at ?? 0), random);
  const deliveries = deliveriesOf(beats, slot, random);
  const say = (text: string, speaker: Parameters<typeof spokenBy>[0], at: number) =>
    fill(text, { ...words, ...spokenBy(speaker, at) }, random);
  const newProviderId = (at: number) => `${PROVIDER_IDS[channel]}${newId(at).replaceAll("-", "")}`;
  const keys = { company_id: company.id, conversation_id: conversationId, channel_id: channel };
  const rowAt = (at: number, fields: Row): Row => {
    return { id: newId(at), ...keys, ...EMPTY, ...fields, revision: 1, at };
  };

  return (beat: TimedBeat, index: number): Told => {
    const { at } = beat;
    switch (beat.is) {
      case "inbound": {
        const provider_id = newProviderId(at);
        const saying = { ...beat.saying, text: say(beat.saying.text, customer, at) };
        const { kind, text, content, media, preview } = contentOfSaying(saying, provider_id, random);
        const file = media && fileOf(media, newId(at), channel);
        const whole = file ? { ...content, media: file } : content;
        const row = rowAt(at, { direction: "in", kind, text, content: whole && JSON.stringify(whole), provider_id });
        return { row, file: file && fileRow(file, { id: String(row["id"]), keys, at }), preview, facts: 1 };
      }
      case "outbound": {
        const text = say(beat.text, beat.by, at);
        const { status, failure } = deliveries.get(index) as Delivery;
        const provider_id = status === "unknown" ? null : newProviderId(at);
        const fate = { status, failure: failure && JSON.stringify(failure), provider_id };
        const row = { direction: "out", kind: "text", text, author_id: beat.by.id, ...fate };
        return { row: rowAt(at, row), file: null, preview: previewOf(text), facts: 1 + REPORTS[status] };
      }
      case "event": {
        const row = { direction: "system", kind: "event", content: JSON.stringify(beat.content) };
        return { row: rowAt(at, row), file: null, preview: "", facts: 1 };
      }
      case "seen":
        return { row: null, file: null, preview: "", facts: 1 };
    }
  };
};

const EMPTY: Row = { text: null, content: null, provider_id: null, status: null, failure: null, author_id: null };

const PROVIDER_IDS: Record<ChannelId, string> = {
  "demo-whatsapp": "wamid.demo",
  "demo-instagram": "m_demo",
  "demo-messenger": "m_demo",
  "demo-zapi": "DEMO",
};
