import { env } from "cloudflare:workers";
import * as Y from "yjs";
import { toBase64 } from "#shared/base64.ts";
import { newId } from "#shared/ids.ts";
import { DRAFT, NOTES } from "#shared/model/pad.ts";
import type { SavedPad } from "#shared/protocol/pad-home.ts";
import { type Scope, teamScope } from "#shared/protocol/scope.ts";
import { padHome } from "../../../worker/services/pad-home.ts";
import type { PadTools } from "../../../worker/services/tools.ts";
import type { Company, PersonName, TeamName } from "./company.ts";
import { rowsOf, sql } from "./put.ts";

export type Written = { by: PersonName; text: string; at?: number; editedBy?: PersonName };

/** A pad as a room would save it; with `bytes`, its state is so long, and no document. */
export const padOf = (
  company: Company,
  it: { epoch: string; notes?: readonly Written[]; draft?: string; bytes?: number },
): SavedPad => {
  const notes = (it.notes ?? []).map((note) => ({ ...note, id: newId(), at: note.at ?? 1_000 }));
  return {
    epoch: it.epoch,
    revision: (revisions += 1),
    state: toBase64(it.bytes ? noise(it.bytes) : documentOf({ draft: it.draft ?? "", notes })),
    meta: {
      clients: Object.fromEntries(notes.map((note, at) => [String(at + 1), company.people[note.by]])),
      notes: notes.map(({ id, by, at, editedBy }) => ({
        id,
        authorId: company.people[by],
        at,
        editorId: editedBy ? company.people[editedBy] : null,
        editedAt: editedBy ? at + 1 : null,
      })),
    },
    draft: it.draft ?? "",
    notes: notes.map(({ id, text }) => ({ id, text })),
  };
};

let revisions = 0;

/** The homes of pads, with rooms that are asked to seal and answer as told: nothing, unless said otherwise. */
export const homeWith = (seal: PadTools["seal"] = async () => null, changes: Partial<PadTools> = {}) => {
  const asked: { scope: Scope; conversationId: string }[] = [];
  const tools: PadTools = {
    d1: env.DB,
    media: env.MEDIA,
    now: Date.now,
    newId,
    seal: (scope, conversationId) => {
      asked.push({ scope, conversationId });
      return seal(scope, conversationId);
    },
    ...changes,
  };
  return { ...padHome(tools), asked };
};

/** A pad of the conversation that the team's room has claimed and saved. */
export const savedPad = async (
  company: Company,
  team: TeamName,
  conversationId: string,
  content: Omit<Parameters<typeof padOf>[1], "epoch">,
): Promise<SavedPad> => {
  const home = homeWith();
  const claimed = await home.claim(teamScope(company.teams[team]), conversationId, null, newId());
  if (!claimed) throw new Error(`the conversation is not of ${team}`);
  const pad = padOf(company, { epoch: claimed.epoch, ...content });
  if (!(await home.save(teamScope(company.teams[team]), conversationId, pad))) throw new Error("the pad was not saved");
  return pad;
};

export const padRow = async (conversationId: string) =>
  (
    await rowsOf<Record<"keeper" | "epoch" | "draft" | "notes", string> & Record<"state" | "state_key", string | null>>(
      sql`select * from pads where conversation_id = ${conversationId}`,
    )
  )[0];

/** Where states of the conversation's pad lie in R2. */
export const stateKeysOf = async (conversationId: string): Promise<string[]> =>
  (await env.MEDIA.list({ prefix: `pads/${conversationId}/` })).objects.map((it) => it.key);

const documentOf = ({
  draft,
  notes,
}: {
  draft: string;
  notes: readonly { id: string; text: string }[];
}): Uint8Array => {
  const doc = new Y.Doc();
  doc.getText(DRAFT).insert(0, draft);
  for (const { id, text } of notes) doc.getMap(NOTES).set(id, new Y.Text(text));
  return Y.encodeStateAsUpdate(doc);
};

/** So many bytes, different each time. */
const noise = (length: number): Uint8Array => {
  const bytes = new Uint8Array(length).fill(7);
  crypto.getRandomValues(bytes.subarray(0, 64));
  return bytes;
};
