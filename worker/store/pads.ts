import type { PadMeta, SavedPad } from "#shared/protocol/pad-home.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { all, first, type Row, runBatch, type SQL, sql } from "./db.ts";
import { fold } from "#shared/model/search-text.ts";

/** A pad as D1 has it. Its state is inline, in R2 under a key, or nowhere: nothing was ever written in it. */
export type PadRow = {
  keeper: Scope;
  epoch: string;
  revision: number;
  /** Epochs that ended because their keeper had lost its copy, or could not hand it over. */
  lostEpochs: string[];
  /** The claims that were granted, by their `next`, the last one last. */
  claims: string[];
  meta: PadMeta;
  state: string | null;
  stateKey: string | null;
};

/** What is about to be written; a state that was put into R2 comes with its key. */
export type PadWrite = { pad: SavedPad; stateKey: string | null; now: number };

/** The scope that a conversation belongs to now, and its pad, if it has one. Null when there is no such conversation. */
export const padOf = async (
  d1: D1Database,
  conversationId: string,
): Promise<{ scope: Scope; pad: PadRow | null } | null> => {
  const row = await first(
    d1,
    sql`select 'team-' || c.team_id as scope, p.keeper, p.epoch, p.revision, p.lost_epochs, p.claims, p.meta, p.state, p.state_key
      from conversations c left join pads p on p.conversation_id = c.id where c.id = ${conversationId}`,
  );
  return row && { scope: String(row.scope), pad: row.keeper === null ? null : toPad(row) };
};

/** Makes the conversation's pad, kept by the scope. False when there is one by now, or the conversation is another scope's. */
export const insertPad = async (
  d1: D1Database,
  { scope, conversationId, epoch, next }: { scope: Scope; conversationId: string; epoch: string; next: string },
): Promise<boolean> => {
  const made = await all(
    d1,
    sql`insert into pads (conversation_id, company_id, keeper, epoch, claims, meta)
      select c.id, c.company_id, ${scope}, ${epoch}, ${JSON.stringify([next])}, ${JSON.stringify(NO_META)} from conversations c
      where c.id = ${conversationId} and 'team-' || c.team_id = ${scope}
      on conflict do nothing returning conversation_id`,
  );
  return made.length > 0;
};

/**
 * Begins a new epoch of what is saved, kept by the scope from now on; answers the pad as it is then. Null when the pad, or
 * the conversation, has moved meanwhile.
 */
export const renewPad = async (d1: D1Database, claim: Claim): Promise<PadRow | null> => {
  const row = await first(
    d1,
    sql`update pads set keeper = ${claim.scope}, epoch = ${claim.next}, ${granted(claim)}, lost_epochs = json_insert(lost_epochs, '$[#]', epoch)
      where ${isAsClaimed(claim)} returning keeper, epoch, revision, lost_epochs, claims, meta, state, state_key`,
  );
  return row && toPad(row);
};

/** Notes that the keeper has claimed the pad again, with the copy that it has. Nothing is noted as for `renewPad`. */
export const regrantPad = async (d1: D1Database, claim: Claim): Promise<PadRow | null> => {
  const row = await first(
    d1,
    sql`update pads set ${granted(claim)} where ${isAsClaimed(claim)}
      returning keeper, epoch, revision, lost_epochs, claims, meta, state, state_key`,
  );
  return row && toPad(row);
};

/** Writes what the keeper before has handed over, kept by the scope from now on. Nothing is written as for `renewPad`. */
export const takePad = (d1: D1Database, { write, ...claim }: Claim & { write: PadWrite }): Promise<Written> =>
  replace(
    d1,
    claim.conversationId,
    sql`keeper = ${claim.scope}, ${granted(claim)}, ${asSaved(write)} where ${isAsClaimed(claim)}`,
  );

/** Writes what the keeper has saved, unless something newer has been; nothing when the scope may not, see `mayWrite`. */
export const writePad = (
  d1: D1Database,
  { scope, conversationId, write }: { scope: Scope; conversationId: string; write: PadWrite },
): Promise<Written> =>
  replace(
    d1,
    conversationId,
    sql`${asSaved(write)} where ${isKept(scope, conversationId, write.pad)} and revision < ${write.pad.revision}`,
  );

/** Whether the scope keeps the pad, and not in an epoch that was lost. */
export const mayWrite = async (
  d1: D1Database,
  { scope, conversationId, pad }: { scope: Scope; conversationId: string; pad: SavedPad },
): Promise<boolean> => (await first(d1, sql`select 1 from pads where ${isKept(scope, conversationId, pad)}`)) !== null;

const isKept = (scope: Scope, conversationId: string, { epoch }: SavedPad): SQL => sql`
  conversation_id = ${conversationId} and keeper = ${scope}
  and not exists (select 1 from json_each(lost_epochs) where value = ${epoch})`;

/** `oldKey`: where the state lay in R2 before. */
export type Written = { isWritten: boolean; oldKey: string | null };

const replace = async (d1: D1Database, conversationId: string, change: SQL): Promise<Written> => {
  const [[before] = [], changed = []] = await runBatch(d1, [
    sql`select state_key from pads where conversation_id = ${conversationId}`,
    sql`update pads set ${change} returning conversation_id`,
  ]);
  return { isWritten: changed.length > 0, oldKey: before?.state_key ? String(before.state_key) : null };
};

type Claim = { scope: Scope; conversationId: string; next: string; was: Pick<PadRow, "keeper" | "epoch"> };

const granted = ({ next }: Claim): SQL => sql`claims = json_insert(claims, '$[#]', ${next})`;

/** The pad is still what the claim was decided on, and the conversation still of the scope. */
const isAsClaimed = ({ scope, conversationId, was }: Claim): SQL => sql`
  conversation_id = ${conversationId} and keeper = ${was.keeper} and epoch = ${was.epoch}
  and exists (select 1 from conversations c where c.id = conversation_id and 'team-' || c.team_id = ${scope})`;

const asSaved = ({ pad, stateKey, now }: PadWrite): SQL => sql`epoch = ${pad.epoch}, revision = ${pad.revision},
  state = ${stateKey === null ? pad.state : null}, state_key = ${stateKey}, meta = ${JSON.stringify(pad.meta)},
  draft = ${pad.draft}, notes = ${JSON.stringify(pad.notes)}, search = ${searchOf(pad)}, saved_at = ${now}`;

/** A line a note: what is looked for has no line breaks, so that nothing is found across two notes. */
const searchOf = ({ notes }: SavedPad): string => notes.map((it) => fold(it.text)).join("\n");

export const NO_META: PadMeta = { clients: {}, notes: [] };

const toPad = (row: Row): PadRow => ({
  keeper: String(row.keeper),
  epoch: String(row.epoch),
  revision: Number(row.revision),
  lostEpochs: JSON.parse(String(row.lost_epochs)),
  claims: JSON.parse(String(row.claims)),
  meta: JSON.parse(String(row.meta)),
  state: row.state === null ? null : String(row.state),
  stateKey: row.state_key === null ? null : String(row.state_key),
});
