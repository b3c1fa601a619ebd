import type { Dialogue, Line } from "./dialogue.ts";
import type { Random } from "./random.ts";
import type { Slot, SlotOf } from "./slots.ts";

/** As much of the dialogue as has been said so far; null when it cannot stand as the slot wants. */
export const cut = (dialogue: Dialogue, slot: Slot, random: Random): Line[] | null => {
  if (slot.state === "concluded" || slot.with === "unwanted") return dialogue.lines;
  const lengths = slot.state === "queued" ? queuedLengths(dialogue, slot) : openLengths(dialogue, slot);
  // Most conversations in progress have come some way.
  const later = lengths.slice(Math.floor(lengths.length / 3));
  return later.length === 0 ? null : dialogue.lines.slice(0, random.pick(later));
};

/** A queue holds what nobody has answered yet, and what has just been transferred there. */
const queuedLengths = ({ lines }: Dialogue, { team, isHandedOver }: SlotOf<"queued">): number[] => {
  const transfer = lines.findIndex((it) => it.from === "transfer");
  if (isHandedOver !== transfer >= 0) return [];
  if (isHandedOver) return [transfer + 1];
  const answer = lines.findIndex((it) => it.from === "company");
  // The transfer from the channel's own team is a line, too.
  return answer >= (team === "Vendas" ? MIN_LINES : MIN_LINES - 1) ? [answer] : [];
};

const MIN_LINES = 3;

/** After someone has said all they had to say, but never to the end: nobody has said goodbye yet. */
const openLengths = ({ lines }: Dialogue, { ending }: SlotOf<"open">): number[] => {
  const last = ending === "answered" ? "company" : "customer";
  const begins = lines.findLastIndex((it) => it.from === "transfer");
  const answer = lines.findIndex((it, index) => index > begins && it.from === "company");
  return lines.flatMap((it, index) =>
    it.from === last &&
    lines[index + 1]?.from !== last &&
    index >= Math.max(answer, MIN_LINES - 1) &&
    index < lines.length - 2
      ? [index + 1]
      : [],
  );
};
