import { createEffect, createRoot } from "solid-js";
import type { Prosa } from "../../../../stores/prosa.ts";
import { forgetOwnFiles } from "../../own-files.ts";
import { createTray, type Tray } from "./tray.ts";

type Kept = { tray: Tray; end: () => void };

const trays = new WeakMap<Prosa, Map<string, Kept>>();

/** A conversation's tray. It goes when the conversation is taken away or its person signs out, and its files with it. */
export const trayOf = (prosa: Prosa, conversationId: string): Tray => {
  const all = trays.get(prosa) ?? begin(prosa);
  const kept = all.get(conversationId);
  if (kept) return kept.tray;
  return createRoot((end) => {
    const tray = createTray(prosa, conversationId);
    all.set(conversationId, { tray, end });
    return tray;
  });
};

const begin = (prosa: Prosa): Map<string, Kept> => {
  const all = new Map<string, Kept>();
  trays.set(prosa, all);
  const drop = (id: string) => {
    all.get(id)?.end();
    all.delete(id);
  };
  prosa.conversations.onDropped(drop);
  createRoot(() =>
    createEffect(() => {
      if (prosa.session.current().state !== "signed_out") return;
      [...all.keys()].forEach(drop);
      forgetOwnFiles();
    }),
  );
  return all;
};
