import { DAY, HOUR, MINUTE } from "./calendar.ts";

/** What the customer can send in a dialogue. `text` is a caption too; `name` a file's or a place's. */
export type Saying = {
  kind: "text" | "image" | "audio" | "document" | "sticker" | "location" | "unsupported";
  text: string;
  name: string;
};

export type Line =
  | ({ from: "customer"; pauseMs: number } & Saying)
  | { from: "company"; pauseMs: number; text: string }
  | { from: "transfer"; pauseMs: number };

export type Dialogue = {
  topic: string;
  product: "wear" | "clothes" | "accessory";
  /** Who speaks of her husband or of a dress, and who can walk into the shop. */
  asks: { woman: boolean; local: boolean };
  lines: Line[];
};

/**
 * Reads dialogues written as text: `# topic | tags`, then `>` what the customer says, `<` what the company answers, `~` a
 * pause before the next line and `=>` a transfer to the dialogue's own team. `(image) caption` is a photo; `{word}` is
 * filled in and `[one|other]` drawn later.
 */
export const dialogues = (text: string): Dialogue[] =>
  text
    .trim()
    .split(/\n\n+/)
    .map((it) => {
      const [title = "", ...lines] = it.split("\n");
      return { ...readTitle(title), lines: readLines(lines) };
    });

const readTitle = (title: string): Omit<Dialogue, "lines"> => {
  const [topic = "", tags = ""] = title.replace(/^# /, "").split(" | ");
  const has = (tag: string) => tags.split(" ").includes(tag);
  return {
    topic,
    product: has("accessory") ? "accessory" : has("clothes") ? "clothes" : "wear",
    asks: { woman: has("women"), local: has("local") },
  };
};

const readLines = (lines: readonly string[]): Line[] => {
  const read: Line[] = [];
  let pauseMs = 0;
  for (const line of lines) {
    const [mark = "", rest = ""] = splitOnce(line);
    if (mark === "~") {
      pauseMs = readPause(rest);
      continue;
    }
    if (mark === ">") read.push({ from: "customer", pauseMs, ...readSaying(rest) });
    else if (mark === "<") read.push({ from: "company", pauseMs, text: rest });
    else if (mark === "=>") read.push({ from: "transfer", pauseMs });
    else throw new Error(`no line of a dialogue: ${line}`);
    pauseMs = 0;
  }
  return read;
};

const readSaying = (text: string): Saying => {
  const media = /^\((image|audio|document|sticker|location|unsupported) ?([^)]*)\) ?(.*)$/.exec(text);
  if (!media) return { kind: "text", text, name: "" };
  const [, kind, name = "", caption = ""] = media;
  return { kind: kind as Saying["kind"], text: caption, name };
};

const UNITS: Record<string, number> = { min: MINUTE, h: HOUR, d: DAY };

const readPause = (text: string): number => {
  const [count = "", unit = ""] = text.split(" ");
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (Number.isNaN(ms)) throw new Error(`no pause: ${text}`);
  return ms;
};

const splitOnce = (line: string): [string, string] => {
  const space = line.indexOf(" ");
  return space < 0 ? [line, ""] : [line.slice(0, space), line.slice(space + 1)];
};
