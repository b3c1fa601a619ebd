import { expect, test } from "vitest";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { composerState, sharesPad } from "../../../web/features/inbox/composer/composer-state.ts";

const now = Date.UTC(2026, 10, 21, 15);
const HOUR = 3_600_000;
const person = (userId: string, isSupervisor = false): Viewer => ({
  companyId: "loja",
  userId,
  name: userId,
  role: "agent",
  teams: { vendas: { isSupervisor } },
});
const carla = person("carla");
const diego = person("diego");
const bruno = person("bruno", true);

const conversation = (some: Partial<Conversation> = {}): Conversation => ({
  id: "c",
  version: 1,
  state: "open",
  team: { id: "vendas", name: "Vendas" },
  contact: { id: "maria", name: "Maria", phone: null, blockedAt: null, archivedAt: null, marketingStoppedAt: null },
  attendant: { id: "carla", name: "Carla" },
  channel: "whatsapp",
  channelId: "demo-whatsapp",
  preview: "oi",
  lastMessageAt: now,
  lastInboundAt: now - HOUR,
  waitingSince: null,
  concludedAt: null,
  unread: 0,
  ...some,
});

test("the attendant writes, and sees until when", () => {
  expect(composerState(conversation(), carla, now, false)).toEqual({
    kind: "write",
    closesAt: now + 23 * HOUR,
    isHelping: false,
  });
});

test("a supervisor writes in someone else's conversation and is told so", () => {
  expect(composerState(conversation(), bruno, now, false)).toMatchObject({ kind: "write", isHelping: true });
});

test("a colleague reads only", () => {
  expect(composerState(conversation(), diego, now, false)).toEqual({ kind: "others" });
});

test("24 hours after the customer's last word WhatsApp takes no text; other channels know no such limit", () => {
  const old = { lastInboundAt: now - 24 * HOUR };
  expect(composerState(conversation(old), carla, now, false)).toEqual({ kind: "window_closed", hasTemplates: true });
  expect(composerState(conversation({ ...old, channel: "zapi" }), carla, now, false)).toMatchObject({
    kind: "write",
    closesAt: null,
  });
});

test("after seven days Instagram takes nothing more, and there are no templates to offer", () => {
  const old = conversation({ channel: "instagram", lastInboundAt: now - 7 * 24 * HOUR });
  expect(composerState(old, carla, now, false)).toEqual({ kind: "window_closed", hasTemplates: false });
});

test("who could write is told that the channel is paused, before anything about time", () => {
  expect(composerState(conversation(), carla, now, true)).toEqual({ kind: "paused" });
  expect(composerState(conversation({ lastInboundAt: null }), carla, now, true)).toEqual({ kind: "paused" });
  expect(composerState(conversation(), diego, now, true)).toEqual({ kind: "others" });
});

test("a blocked contact closes the composer whatever else is the case", () => {
  const blocked = conversation({
    contact: { ...conversation().contact, blockedAt: now },
    state: "queued",
    attendant: null,
  });
  expect(composerState(blocked, carla, now, false)).toEqual({ kind: "blocked" });
});

test("who may start or reopen is offered it, who is not of the team is not", () => {
  const outsider: Viewer = { ...diego, teams: {} };
  const queued = conversation({ state: "queued", attendant: null });
  const concluded = conversation({ state: "concluded", concludedAt: now });
  expect(composerState(queued, diego, now, false)).toEqual({ kind: "queued", mayStart: true });
  expect(composerState(concluded, diego, now, false)).toEqual({ kind: "concluded", mayReopen: true });
  expect(composerState(concluded, outsider, now, false)).toEqual({ kind: "concluded", mayReopen: false });
});

test("who sees a conversation only as someone of the company has no room to share its pad in", () => {
  const outsider: Viewer = { ...diego, teams: {} };
  const concluded = conversation({ state: "concluded", concludedAt: now });
  expect([carla, diego, bruno, outsider].map((it) => sharesPad(concluded, it))).toEqual([true, true, true, false]);
});
