/** What is not there is null, and never an error: customers' software writes anything. */
export type Content = Record<string, unknown> | null;

/** Whether it was forwarded, and whether by many. */
export const forwardIn = (content: Content): "once" | "often" | null => {
  const it = content?.["forwarded"];
  if (!it) return null;
  return it === true || it === "once" ? "once" : "often";
};

/** The words on the buttons under a message: ours, or a template's. */
export const buttonsIn = (content: Content): string[] => {
  const given = content?.["buttons"] ?? within(content, "template")["buttons"];
  if (!Array.isArray(given)) return [];
  return given.map((it) => text(it) ?? text(isRecord(it) ? it["title"] : null)).filter((it) => it !== null);
};

export const templateName = (content: Content): string | null => text(within(content, "template")["name"]);

export const isRecord = (it: unknown): it is Record<string, unknown> =>
  typeof it === "object" && it !== null && !Array.isArray(it);

/** What is read by meaning: some providers nest it under its kind, others leave it flat. */
export const within = (content: unknown, key: string): Record<string, unknown> => {
  if (!isRecord(content)) return {};
  const nested = content[key];
  return isRecord(nested) ? nested : content;
};

export const list = (it: unknown): Record<string, unknown>[] => (Array.isArray(it) ? it.filter(isRecord) : []);
export const text = (it: unknown): string | null => (typeof it === "string" && it.trim() !== "" ? it : null);
export const number = (it: unknown): number | null => (typeof it === "number" && Number.isFinite(it) ? it : null);
