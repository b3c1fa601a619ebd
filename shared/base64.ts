import * as v from "valibot";

/** Bytes as text, for JSON. */
export const toBase64 = (bytes: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
};

/** Throws on what is no base64. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (it) => it.charCodeAt(0));

export const Base64 = v.pipe(v.string(), v.base64());

/** A function takes only so many arguments. */
const CHUNK = 8_192;
