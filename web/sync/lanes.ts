import type { OutboxItem } from "./outbox-item.ts";

/**
 * Commands that wait, by what must keep their order: those of one contact. Its conversations depend on each other, since
 * one is reopened only when no other is open, and on its blocks. What concerns no contact is the company's.
 */
export const lanesOf = (items: readonly OutboxItem[]): Map<string, OutboxItem[]> =>
  Map.groupBy(items, (it) => it.contactId ?? it.conversationId ?? "company");
