import * as Y from "yjs";
import { DRAFT } from "#shared/model/pad.ts";
import type { Address } from "./address.ts";
import { openDocument, type PadConnection } from "./connection.ts";
import { fill } from "./document.ts";
import type { Copy } from "./line.ts";
import { type Mark, markOf, marksIn } from "./marks.ts";

/** Somebody who writes in the draft, with a copy of the document. */
export class Writer {
  readonly #name: string;
  readonly #copy: Copy = { doc: new Y.Doc(), epoch: null, waiting: [] };
  #connection: PadConnection | null = null;
  #waitingFor: { mark: Mark; resolve: () => void } | null = null;
  /** How many edits were made. */
  #edits = 0;
  #cursor = 0;

  /** @param name a capital letter */
  constructor(name: string) {
    this.#name = name;
    this.#copy.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== ELSEWHERE) this.#tell(update as Uint8Array<ArrayBuffer>);
    });
  }

  async connect(address: Address): Promise<void> {
    this.#connection = await openDocument(address, this.#copy, (update) => this.#take(update));
  }

  /** Writes as many bytes of notes as are meant. */
  fill(bytes: number): void {
    fill(this.#copy.doc, bytes);
  }

  /** Types on where they were, and now and then goes elsewhere. Answers what was typed. */
  type(): Mark {
    const mark = markOf(this.#name, (this.#edits += 1));
    const draft = this.#copy.doc.getText(DRAFT);
    if (this.#edits % EDITS_IN_A_ROW === 1) this.#cursor = this.#edits % (draft.length + 1);
    draft.insert(this.#cursor, mark);
    this.#cursor += mark.length;
    return mark;
  }

  /** Resolves when the copy has what another writer typed. */
  async has(mark: Mark): Promise<void> {
    if (this.#copy.doc.getText(DRAFT).toString().includes(mark)) return;
    await new Promise<void>((resolve) => (this.#waitingFor = { mark, resolve }));
  }

  hangUp(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  #tell(update: Uint8Array<ArrayBuffer>): void {
    if (this.#connection) this.#connection.write(update);
    else this.#copy.waiting.push(update);
  }

  #take(update: Uint8Array): void {
    Y.applyUpdate(this.#copy.doc, update, ELSEWHERE);
    if (this.#waitingFor && marksIn(update).includes(this.#waitingFor.mark)) this.#waitingFor.resolve();
  }
}

const ELSEWHERE = "elsewhere";
const EDITS_IN_A_ROW = 50;
