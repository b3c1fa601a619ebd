import { expect, test, vi } from "vitest";
import "../../../web/i18n/words/conversation.ts";
import "../../../web/i18n/words/pad-occasional.ts";
import type { ShownNote } from "../../../web/stores/prosa.ts";

// The clock of the page follows the page's visibility.
vi.stubGlobal("document", { addEventListener: () => {} });
const { noteByline } = await import("../../../web/features/inbox/notes/note-byline.ts");

const MINUTE = 60_000;
const at = new Date().setHours(14, 5, 0, 0);
const names: Record<string, string> = { ana: "Ana", bruno: "Bruno" };
const byline = (some: Partial<ShownNote>, isOffline = false) =>
  noteByline(
    { id: "n", text: "ligar", authorId: "ana", at, editorId: null, editedAt: null, ...some },
    (id) => names[id] ?? "Pessoa removida",
    isOffline,
  );

test("a note says who wrote it and when", () => {
  expect(byline({})).toBe("Ana, hoje 14:05");
  expect(byline({ authorId: "gone" })).toBe("Pessoa removida, hoje 14:05");
});

test("who changed it last is named, with the day where it is another", () => {
  expect(byline({ editorId: "bruno", editedAt: at + 5 * MINUTE })).toBe("Ana, hoje 14:05 · editada por Bruno, 14:10");
  const yesterday = at - 24 * 60 * MINUTE;
  expect(byline({ at: yesterday, editorId: "bruno", editedAt: at })).toBe(
    "Ana, ontem 14:05 · editada por Bruno, hoje 14:05",
  );
});

test("what the author changes right after counts as writing it, later as an edit", () => {
  expect(byline({ editorId: "ana", editedAt: at + 9 * MINUTE })).toBe("Ana, hoje 14:05");
  expect(byline({ editorId: "ana", editedAt: at + 30 * MINUTE })).toBe("Ana, hoje 14:05 · editada 14:35");
});

test("until a room has said whose it is, it is one's own and waits", () => {
  const unseen = { authorId: null, at: null };
  expect(byline(unseen, true)).toBe("Você · aguardando conexão");
  expect(byline(unseen, false)).toBe("Você · salvando");
});
