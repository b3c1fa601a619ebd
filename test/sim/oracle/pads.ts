import type { RoomFrame } from "#shared/protocol/frames.ts";
import type { RoomEnd } from "../world/link.ts";
import type { World } from "../world/world.ts";
import { tokensIn } from "./history.ts";
import type { Violated } from "./violation.ts";

type Sent = { number: number; tokens: readonly string[] };
type Meta = { keeps?: boolean };

export type PadOracle = ReturnType<typeof createPadOracle>;

/** Remembers what rooms have acknowledged of pads, and judges who keeps them. */
export const createPadOracle = (world: World, violated: Violated) => {
  const sent = new Map<string, Sent[]>();
  /** Canaries whose update was acknowledged, and the room that did. */
  const kept = new Map<string, string>();
  /** Canaries that somebody has erased, and notes that somebody has removed: whatever is in those may be gone. */
  const erased = new Set<string>();
  const removedNotes = new Set<string>();
  const roots = new Map<string, string>();
  let isSingle = true;

  return {
    kept,
    erased: (tokens: readonly string[]): void => tokens.forEach((it) => erased.add(it)),
    isErased: (token: string): boolean => erased.has(token) || removedNotes.has(roots.get(token) ?? ""),
    typed: (token: string, root: string): void => void roots.set(token, root),
    removed(note: string, tokens: readonly string[]): void {
      removedNotes.add(note);
      tokens.forEach((it) => erased.add(it));
    },

    heard(end: RoomEnd, bytes: Uint8Array): void {
      const tokens = tokensIn(Buffer.from(bytes.subarray(5)).toString("utf8"));
      const key = `${end.id} ${bytes[0]}`;
      const number = Buffer.from(bytes).readUInt32BE(1);
      sent.set(key, [...(sent.get(key) ?? []), { number, tokens }]);
    },

    acknowledged(scope: string, end: RoomEnd, { channel, number }: Extract<RoomFrame, { type: "pad_ack" }>): void {
      const key = `${end.id} ${channel}`;
      const all = sent.get(key) ?? [];
      for (const it of all) if (it.number <= number) for (const token of it.tokens) kept.set(token, scope);
      sent.set(
        key,
        all.filter((it) => it.number > number),
      );
    },

    /** Rooms look at a restored database only when a pad is opened again. */
    isRestored: (): boolean => !isSingle,

    /** What a room, or the database, has lost, nobody can be asked for. */
    lost(scope: string | null): void {
      for (const [token, by] of kept) if (scope === null || by === scope) kept.delete(token);
      if (scope === null) isSingle = false;
    },

    /** A pad has one keeper; after a restore the database may name another than the rooms know. */
    judgeKeepers(): void {
      if (!isSingle) return;
      const keepers = new Map<string, string>();
      for (const host of world.rooms.values())
        for (const [id, { meta }] of host.pads) {
          if ((meta as Meta).keeps !== true) continue;
          const other = keepers.get(id);
          if (other !== undefined) violated("a pad is kept by one room", `${id} by ${other} and ${host.scope}`);
          keepers.set(id, host.scope);
        }
    },
  };
};
