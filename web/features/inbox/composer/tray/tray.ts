import { createEffect, createSignal, on, onCleanup } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import { newId } from "#shared/new-id.ts";
import type { Media } from "#shared/model/media.ts";
import type { FileFacts, Prosa } from "../../../../stores/prosa.ts";
import { rememberOwnFile } from "../../own-files.ts";
import { refusalOf } from "./accept.ts";
import { sendsFor } from "./sends.ts";

/** A file that is to be sent. `progress` goes from 0 to 1. */
export type TrayItem = {
  id: string;
  file: File;
  facts: FileFacts;
  progress: number;
  media: Media | null;
  problem: ErrorCode | "offline" | null;
  /** Whether the same may succeed later. */
  isPassing: boolean;
};

type Words = { text: string | null; quoteId: string | null };

export type Tray = ReturnType<typeof createTray>;

const PASSING: readonly (ErrorCode | "offline")[] = ["offline", "unavailable", "rate_limited", "unauthenticated"];

/**
 * What is attached to the reply that is being written. Files go up at once, so that sending is quick; one that could not stays,
 * says why, and tries again when the connection is back. Lives on while one looks at another conversation.
 */
export const createTray = (prosa: Prosa, conversationId: string) => {
  const [items, setItems] = createSignal<readonly TrayItem[]>([]);
  /** What goes with the files as soon as they are up; null when nobody has asked to send yet. */
  const [awaited, setAwaited] = createSignal<Words | null>(null);
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);
  const uploads = new Map<string, AbortController>();
  const channel = () => prosa.conversations.get(conversationId)?.channel ?? "whatsapp";
  const change = (id: string, set: Partial<TrayItem>) =>
    setItems((all) => all.map((it) => (it.id === id ? { ...it, ...set } : it)));

  const upload = async ({ id, file, facts }: TrayItem): Promise<void> => {
    const controller = new AbortController();
    uploads.set(id, controller);
    change(id, { problem: null, progress: 0 });
    const answer = await prosa.media.upload(conversationId, file, facts, controller.signal, (progress) =>
      change(id, { progress }),
    );
    if (controller.signal.aborted) return;
    uploads.delete(id);
    if (answer.ok) {
      rememberOwnFile({ media: answer.media, file });
      change(id, { media: answer.media, progress: 1 });
      settle();
    } else {
      change(id, { problem: answer.code, isPassing: PASSING.includes(answer.code) });
      if (!PASSING.includes(answer.code)) giveBack();
    }
  };

  const isReady = () => items().every((it) => it.media !== null);
  const settle = () => {
    const words = awaited();
    if (words && items().length > 0 && isReady()) send(words);
  };

  /** The text that waited for the files is a draft again. */
  const giveBack = () => {
    const words = awaited();
    setAwaited(null);
    if (words?.text) prosa.pads.giveBack(conversationId, words.text);
  };

  /** Sends it all, or as soon as all files are up. Null, or why it was refused: then everything is still here. */
  const send = (words: Words): ErrorCode | null => {
    setProblem(null);
    if (!isReady()) {
      setAwaited(words);
      return null;
    }
    setAwaited(words);
    const media = items().flatMap((it) => it.media ?? []);
    for (const args of sendsFor({ conversationId, channel: channel(), ...words, media }, newId)) {
      const refusal = prosa.outbox.run("send", args);
      if (refusal !== null) {
        giveBack();
        setProblem(refusal);
        return refusal;
      }
      if (args.text !== undefined) setAwaited({ text: null, quoteId: null });
      const { attachment } = args;
      if (attachment?.is === "media") setItems((all) => all.filter((it) => it.media?.id !== attachment.mediaId));
    }
    setAwaited(null);
    return null;
  };

  const retry = (isWanted: (it: TrayItem) => boolean) => {
    for (const it of items()) if (it.problem !== null && it.isPassing && isWanted(it)) void upload(it);
  };
  createEffect(
    on(prosa.connection.state, (state) => state === "online" && retry((it) => it.problem === "offline"), {
      defer: true,
    }),
  );
  onCleanup(() => uploads.forEach((it) => it.abort()));

  return {
    items,
    problem,
    /** Whether it will be sent once its files are up. */
    isAwaited: () => awaited() !== null,
    send,
    giveBack,
    retry: (id: string): void => retry((it) => it.id === id),
    add(files: readonly File[], facts: FileFacts = {}): void {
      const added = files.map((file): TrayItem => {
        const refusal = refusalOf(file, channel());
        return { id: newId(), file, facts, progress: 0, media: null, problem: refusal, isPassing: false };
      });
      setItems((all) => [...all, ...added]);
      for (const it of added) if (it.problem === null) void upload(it);
    },
    remove(id: string): void {
      uploads.get(id)?.abort();
      uploads.delete(id);
      setItems((all) => all.filter((it) => it.id !== id));
      setProblem(null);
      if (items().length === 0) giveBack();
      else settle();
    },
  };
};
