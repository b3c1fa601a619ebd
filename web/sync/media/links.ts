import type { Id } from "#shared/ids.ts";
import type { MediaLinks } from "#shared/protocol/api.ts";
import type { Answer } from "../http.ts";
import type { Clock } from "../ports.ts";

/** As many addresses as the server gives at once. */
const MAX_IDS = 50;

/** A file's address; null when the server gives none. */
export type LinkAnswer = Answer<string | null>;

/** How long to wait for more: when a conversation is opened, its files are looked up on this device one by one. */
const GATHER_MS = 20;

/** Addresses of files. What is asked for at nearly the same time is one request. */
export const createLinks = (ask: (ids: readonly Id[]) => Promise<Answer<MediaLinks>>, after: Clock["after"]) => {
  let waiting = new Map<Id, ((answer: LinkAnswer) => void)[]>();

  const flush = async (): Promise<void> => {
    const asked = [...waiting];
    waiting = new Map();
    for (let from = 0; from < asked.length; from += MAX_IDS) {
      const some = asked.slice(from, from + MAX_IDS);
      const answer = await ask(some.map(([id]) => id));
      for (const [id, tell] of some) {
        const own: LinkAnswer = answer.ok ? { ok: true, value: answer.value.links[id] ?? null } : answer;
        for (const it of tell) it(own);
      }
    }
  };

  return (id: Id): Promise<LinkAnswer> =>
    new Promise((resolve) => {
      if (waiting.size === 0) after(GATHER_MS, () => void flush());
      waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
    });
};
