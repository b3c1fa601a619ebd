import { createCipheriv, createDecipheriv, createHash, createHmac, timingSafeEqual } from "node:crypto";

type Algorithm = string | { name: string; hash?: string | { name: string }; iv?: BufferSource };
type Key = { type: string; algorithm: object; usages: string[]; extractable: boolean; raw: Buffer };

/**
 * Web Crypto as the product uses it (SHA, HMAC, AES-GCM with raw keys), computed on the spot: on a thread pool, threads
 * would decide what comes first.
 */
export const immediateSubtle = (real: SubtleCrypto): SubtleCrypto => {
  const ours = {
    digest: async (algorithm: Algorithm, data: BufferSource) =>
      exact(createHash(hashName(algorithm)).update(view(data)).digest()),

    async importKey(format: string, data: BufferSource, algorithm: Algorithm, extractable: boolean, usages: string[]) {
      if (format !== "raw" || !/^(HMAC|AES-GCM)$/i.test(nameOf(algorithm)))
        throw new Error(`the simulator knows no ${format} key for ${nameOf(algorithm)}`);
      const raw = Buffer.from(view(data));
      const hash = { name: typeof algorithm === "string" ? "SHA-256" : nameOf(algorithm.hash ?? "SHA-256") };
      const key: Key = {
        type: "secret",
        algorithm: { name: nameOf(algorithm).toUpperCase(), hash, length: raw.length * 8 },
        usages,
        extractable,
        raw,
      };
      Object.defineProperty(key, Symbol.toStringTag, { value: "CryptoKey" });
      return key;
    },

    sign: async (_algorithm: Algorithm, key: Key, data: BufferSource) => exact(hmac(key, data)),

    async verify(_algorithm: Algorithm, key: Key, signature: BufferSource, data: BufferSource) {
      const [given, wanted] = [Buffer.from(view(signature)), hmac(key, data)];
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    },

    async encrypt(algorithm: { iv: BufferSource }, key: Key, data: BufferSource) {
      const cipher = createCipheriv("aes-256-gcm", key.raw, view(algorithm.iv));
      return exact(Buffer.concat([cipher.update(view(data)), cipher.final(), cipher.getAuthTag()]));
    },

    async decrypt(algorithm: { iv: BufferSource }, key: Key, data: BufferSource) {
      const bytes = view(data);
      const cipher = createDecipheriv("aes-256-gcm", key.raw, view(algorithm.iv));
      cipher.setAuthTag(bytes.subarray(-16));
      return exact(Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()]));
    },
  };
  return Object.assign(Object.create(real) as SubtleCrypto, ours);
};

const nameOf = (it: string | { name: string }): string => (typeof it === "string" ? it : it.name);

const hashName = (it: Algorithm): string => nameOf(it).replace("-", "").toLowerCase();

const hmac = (key: Key, data: BufferSource): Buffer =>
  createHmac(hashName((key.algorithm as { hash: { name: string } }).hash), key.raw)
    .update(view(data))
    .digest();

const view = (data: BufferSource): Uint8Array =>
  data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);

/** An ArrayBuffer of exactly these bytes. */
const exact = (bytes: Buffer): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
