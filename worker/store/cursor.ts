/** An opaque page cursor: the sort key of the last row, as URL-safe base64 of JSON. */
export type Key = readonly (string | number)[];

export const encodeCursor = (key: Key): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(key))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** Null for what is no cursor of ours. */
export const decodeCursor = (text: string): Key | null => {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (it) => it.charCodeAt(0));
    const key: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const isKey = Array.isArray(key) && key.every((it) => typeof it === "string" || typeof it === "number");
    return isKey ? key : null;
  } catch {
    return null;
  }
};
