import { readDatabase } from "../durability/database.ts";
import type { Conversation } from "./company.ts";

export type Written = { id: string; conversation: Conversation; text: string };
export type Ended = { status: string; failure: string | null };

export const readEnds = (stateDir: string): Map<string, Ended> =>
  readDatabase(stateDir, (all) => {
    const rows = all(`select id, status, failure from messages where direction = 'out'`);
    return new Map(
      rows.map((it) => [
        String(it.id),
        { status: String(it.status), failure: it.failure === null ? null : String(it.failure) },
      ]),
    );
  });

/** Where a message may come to rest. On WhatsApp a report settles what nobody answered; elsewhere a person does. */
export const hasEnded = ({ conversation }: Written, end: Ended | undefined): boolean =>
  (conversation.channel === "whatsapp" ? WHATSAPP_ENDS : ZAPI_ENDS).has(end?.status ?? "");

const WHATSAPP_ENDS: ReadonlySet<string> = new Set(["delivered", "read", "failed"]);
const ZAPI_ENDS: ReadonlySet<string> = new Set(["sent", "delivered", "read", "failed", "unknown"]);

type Send = { text: string };

/** What contradicts "delivered once or failed with a reason, none twice, in order", a line each. */
export const contradictions = (
  written: readonly Written[],
  ends: ReadonlyMap<string, Ended>,
  sends: readonly Send[],
): string[] => {
  const places = new Map<string, number[]>();
  for (const [at, { text }] of sends.entries()) places.set(text, [...(places.get(text) ?? []), at]);
  const lines: string[] = [];
  const last = new Map<string, number>();
  for (const it of written) {
    const { status = "none", failure = null } = ends.get(it.id) ?? {};
    const [place, ...again] = places.get(it.text) ?? [];
    const what = `${it.conversation.channel} ${it.text} (${status}, ${failure ?? "no reason"})`;
    if (again.length > 0) lines.push(`${what} went out ${again.length + 1} times`);
    if (!hasEnded(it, ends.get(it.id))) lines.push(`${what} has not come to an end`);
    if (REACHED.has(status) && place === undefined) lines.push(`${what} never reached the provider`);
    if ((status === "failed" || status === "unknown") && failure === null) lines.push(`${what} does not say why`);
    if (status === "failed" && place !== undefined) lines.push(`${what} reached the provider all the same`);
    if (place === undefined) continue;
    if (place < (last.get(it.conversation.id) ?? -1))
      lines.push(`${what} went out before one that was written earlier`);
    last.set(it.conversation.id, place);
  }
  return lines;
};

const REACHED: ReadonlySet<string> = new Set(["sent", "delivered", "read"]);
