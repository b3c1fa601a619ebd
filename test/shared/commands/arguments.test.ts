import { describe, expect, it } from "vitest";
import * as v from "valibot";
import { CommandBatch, COMMANDS } from "#shared/commands/index.ts";
import { newId } from "#shared/ids.ts";

const id = newId();
const VALID: Record<string, object> = {
  start: { conversationId: id },
  send: { conversationId: id, messageId: id, text: "Oi" },
  cancel: { conversationId: id, messageId: id },
  retry: { conversationId: id, messageId: id },
  transfer: { conversationId: id, teamId: id, userId: null },
  conclude: { conversationId: id },
  reopen: { conversationId: id },
  read: { conversationId: id },
  block: { contactId: id },
  unblock: { contactId: id },
  archive: { contactId: id },
  unarchive: { contactId: id },
  create_team: { teamId: id, name: "Vendas", access: "team" },
  edit_team: { teamId: id, name: "Vendas", reopenWindowMs: 0 },
  set_team_access: { teamId: id, access: "everyone" },
  set_member: { teamId: id, userId: id, isSupervisor: true },
  remove_member: { teamId: id, userId: id },
  create_user: { userId: id, name: "Ana", email: "ana@prosa.test", role: "admin", password: "12345678" },
  edit_user: { userId: id, name: "Ana", role: "agent" },
  remove_user: { userId: id },
  create_channel: {
    channelId: "loja",
    kind: "whatsapp",
    name: "Loja",
    externalId: "1",
    accountId: null,
    defaultTeamId: id,
    sendsPerSecond: 80,
    secrets: { appSecret: "a", accessToken: "b" },
  },
  edit_channel: {
    channelId: "loja",
    name: "Loja",
    externalId: "1",
    accountId: null,
    defaultTeamId: id,
    sendsPerSecond: 80,
  },
  pause_channel: { channelId: "loja", isPaused: true },
  set_channel_secrets: { channelId: "loja", secrets: { appSecret: "a" } },
  set_own_safety_delay: { safetyDelayMs: 5_000 },
};

it("has arguments here for every command", () => {
  expect([...COMMANDS.keys()].sort()).toEqual(Object.keys(VALID).sort());
});

describe.each([...COMMANDS])("%s", (name, { args }) => {
  const valid = VALID[name] ?? {};

  it("takes its arguments, none less and none more", () => {
    expect(v.is(args, valid)).toBe(true);
    expect(v.is(args, { ...valid, surprise: 1 })).toBe(false);
    for (const key of Object.keys(valid)) {
      expect(v.is(args, { ...valid, [key]: undefined })).toBe(false);
      expect(v.is(args, { ...valid, [key]: { nested: [] } })).toBe(false);
    }
    for (const other of [null, [], "text", 1, undefined]) expect(v.is(args, other)).toBe(false);
  });
});

const is = (name: string, changes: object) =>
  v.is(COMMANDS.get(name)?.args ?? v.never(), { ...VALID[name], ...changes });

it("takes a text of 4,096 characters that is not blank", () => {
  expect(is("send", { text: "a".repeat(4096) })).toBe(true);
  expect(is("send", { text: "a".repeat(4097) })).toBe(false);
  expect(is("send", { text: " \n " })).toBe(false);
});

it("takes a reopen window from none to 30 days", () => {
  const days = 24 * 3_600_000;
  expect([0, 30 * days].map((it) => is("edit_team", { reopenWindowMs: it }))).toEqual([true, true]);
  expect([-1, 30 * days + 1, 1.5].map((it) => is("edit_team", { reopenWindowMs: it }))).toEqual([false, false, false]);
});

it("takes passwords of 8 to 128 characters and e-mail addresses in lower case", () => {
  expect(["1234567", "1".repeat(129)].map((it) => is("create_user", { password: it }))).toEqual([false, false]);
  const args = COMMANDS.get("create_user")?.args ?? v.never();
  expect(v.parse(args, { ...VALID.create_user, email: " Ana@Prosa.Test " })).toMatchObject({ email: "ana@prosa.test" });
});

it("takes one to a hundred commands at once", () => {
  const some = (count: number) => v.is(CommandBatch, Array(count).fill({ id, name: "x", args: {} }));
  expect([0, 1, 100, 101].map(some)).toEqual([false, true, true, false]);
});

it("takes a safety delay from none to a minute, and for oneself none of one's own", () => {
  const own = (safetyDelayMs: unknown) => is("set_own_safety_delay", { safetyDelayMs });
  expect([0, 60_000, null].map(own)).toEqual([true, true, true]);
  expect([-1, 60_001, 1.5].map(own)).toEqual([false, false, false]);
  expect([undefined, 0, 60_000].map((it) => is("edit_team", { safetyDelayMs: it }))).toEqual([true, true, true]);
  expect([null, 60_001].map((it) => is("edit_team", { safetyDelayMs: it }))).toEqual([false, false]);
});

describe("an attachment", () => {
  const takes = (attachment: object, rest: object = { text: undefined }) => is("send", { attachment, ...rest });
  const photo = { is: "media", mediaId: id, kind: "image" };
  const buttons = { is: "buttons", buttons: [{ id: "sim", title: "Sim" }] };
  const template = { is: "template", name: "pedido", language: "pt_BR", values: { "body.1": "Maria" } };
  const place = { is: "location", latitude: -23.55, longitude: -46.63 };
  const contact = { is: "contact", name: "Loja Aurora", phone: "551130000001" };
  const heart = { is: "reaction", emoji: "❤️" };

  it("is sent alone, or a file and buttons with a text; nothing at all is no reply", () => {
    expect([photo, template, place, contact].map((it) => takes(it))).toEqual([true, true, true, true]);
    expect([photo, buttons].map((it) => takes(it, { text: "Olha" }))).toEqual([true, true]);
    expect([template, place, contact].map((it) => takes(it, { text: "Olha" }))).toEqual([false, false, false]);
    expect(is("send", { text: undefined })).toBe(false);
  });

  it("that is a reaction names the message that it is to, and is taken back by an empty one", () => {
    expect([heart, { ...heart, emoji: "" }].map((it) => takes(it, { text: undefined, quoteId: id }))).toEqual([
      true,
      true,
    ]);
    expect([takes(heart), takes(heart, { text: "Oi", quoteId: id })]).toEqual([false, false]);
  });

  it("is of a known sort and within the providers' limits", () => {
    const four = ["a", "b", "c", "d"].map((it) => ({ id: it, title: it }));
    expect([{ is: "poll" }, { ...photo, kind: "hologram" }, { ...place, latitude: 91 }].map((it) => takes(it))).toEqual(
      [false, false, false],
    );
    const refused = [
      four,
      [],
      [{ id: "a", title: "a".repeat(21) }],
      [{ id: "a", title: " " }],
      [{ id: "", title: "a" }],
    ];
    for (const them of refused) expect(takes({ ...buttons, buttons: them }, { text: "Sim?" })).toBe(false);
    expect(takes({ ...contact, phone: "+55 11 3000" })).toBe(false);
  });
});

it("takes a send with the newest reply that was seen, with none, and without a word of it", () => {
  expect([{ seenReply: id }, { seenReply: null }, {}].map((it) => is("send", it))).toEqual([true, true, true]);
  expect([{ seenReply: "" }, { seenReply: 1 }].map((it) => is("send", it))).toEqual([false, false]);
});
