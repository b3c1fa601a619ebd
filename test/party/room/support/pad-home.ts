import type { Id } from "#shared/ids.ts";
import type { ClaimedPad, PadHome, SavedPad } from "#shared/protocol/pad-home.ts";
import type { Scope } from "#shared/protocol/scope.ts";

type Row = { keeper: Scope; epoch: string; saved: SavedPad | null };

/** D1 as pads know it: who keeps each, and what was saved of it last. */
export class PadHomeDouble implements PadHome {
  readonly rows = new Map<Id, Row>();
  /** What it was asked for, in order. */
  readonly asked: string[] = [];
  isDown = false;
  /** When set, answers wait for it. */
  gate: Promise<void> | null = null;
  /** How the Worker asks another room to seal its copy. */
  seal: (keeper: Scope, pad: Id) => Promise<SavedPad | null> = async () => null;
  readonly #waiting = new Set<() => void>();
  readonly #isOf: (scope: Scope, pad: Id) => boolean;

  constructor(isOf: (scope: Scope, pad: Id) => boolean) {
    this.#isOf = isOf;
  }

  async claim(scope: Scope, pad: Id, epoch: string | null, next: string): Promise<ClaimedPad | null> {
    await this.#answering(`claim ${epoch ?? "nothing"}`);
    if (!this.#isOf(scope, pad)) return null;
    const row = this.rows.get(pad);
    if (!row) return this.#give(pad, { keeper: scope, epoch: epoch ?? next, saved: null });
    if (row.keeper === scope)
      return this.#give(pad, row.epoch === epoch || row.epoch === next ? row : { ...row, epoch: next });
    const sealed = await this.seal(row.keeper, pad);
    return this.#give(
      pad,
      sealed ? { keeper: scope, epoch: sealed.epoch, saved: sealed } : { ...row, keeper: scope, epoch: next },
    );
  }

  /** Waits until a pad has been saved as is meant. */
  async saved(pad: Id, isMeant: (saved: SavedPad) => boolean): Promise<void> {
    const saved = this.rows.get(pad)?.saved;
    if (saved && isMeant(saved)) return;
    await new Promise<void>((resolve) => this.#waiting.add(resolve));
    return this.saved(pad, isMeant);
  }

  async save(scope: Scope, pad: Id, saved: SavedPad): Promise<boolean> {
    await this.#answering(`save "${saved.draft}"`);
    if (this.rows.get(pad)?.keeper !== scope) return false;
    const row = this.rows.get(pad);
    if (row && (row.saved?.revision ?? 0) < saved.revision)
      this.rows.set(pad, { keeper: scope, epoch: saved.epoch, saved });
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
    return true;
  }

  #give(pad: Id, row: Row): ClaimedPad {
    this.rows.set(pad, row);
    return {
      epoch: row.epoch,
      revision: row.saved?.revision ?? 0,
      state: row.saved?.state ?? null,
      meta: row.saved?.meta ?? { clients: {}, notes: [] },
    };
  }

  async #answering(question: string): Promise<void> {
    this.asked.push(question);
    await this.gate;
    if (this.isDown) throw new Error("the pads' home is down");
  }
}
