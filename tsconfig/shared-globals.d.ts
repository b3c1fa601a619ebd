/**
 * The few globals that browsers, Workers and Node all have, and that `shared/` may therefore use. Declared by hand,
 * because the libraries that declare them (DOM, Workers, Node) would let everything else of one host in too.
 */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, into: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string;
}

declare const crypto: {
  getRandomValues<T extends Uint8Array>(into: T): T;
  randomUUID(): `${string}-${string}-${string}-${string}-${string}`;
};

declare function atob(text: string): string;
declare function btoa(text: string): string;
declare function structuredClone<T>(value: T): T;
