/** What is thrown by a reader whose bytes end early or say something that cannot be. */
export class BrokenBytes extends Error {}

/** Reads what Yjs writes (v1), without a look beyond the bytes and without room for more than they hold. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new BrokenBytes();
    this.#at += 1;
    return byte;
  }

  /** An unsigned number of up to 32 bits: seven in a byte, the lowest first. */
  uint(): number {
    let value = 0;
    for (let unit = 1; unit <= 2 ** 28; unit *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value > 0xffff_ffff ? broken() : value;
    }
    return broken();
  }

  text(): string {
    const length = this.uint();
    if (length > this.left) return broken();
    const bytes = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    try {
      return UTF_8.decode(bytes);
    } catch {
      return broken();
    }
  }
}

/** As Yjs has it: what is no UTF-8 is an error, and a byte order mark is a character. */
const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const broken = (): never => {
  throw new BrokenBytes();
};
