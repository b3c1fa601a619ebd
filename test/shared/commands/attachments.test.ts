import { describe, expect, it } from "vitest";
import type { MessageFacts, World } from "#shared/commands/world.ts";
import type { Attachment } from "#shared/model/attachment.ts";
import type { Media } from "#shared/model/media.ts";
import type { Template } from "#shared/model/template.ts";
import { CONVERSATION, MESSAGE, SUPORTE } from "../../support/shared/people.ts";
import {
  conversationWith,
  decide,
  EVENT_ID,
  messageWith,
  NOW,
  refusal,
  worldWith,
} from "../../support/shared/worlds.ts";

const FILE = "01900000-0000-7000-8000-0000000000f1";

const media = (changes: Partial<Media> = {}): Media => ({
  id: FILE,
  kind: "image",
  state: "ready",
  problem: null,
  mime: "image/png",
  name: "vitrine.png",
  bytes: 1_000,
  isVoice: false,
  isAnimated: false,
  seconds: null,
  waveform: null,
  ...changes,
});

const template: Template = {
  name: "pedido_pronto",
  language: "pt_BR",
  category: "utility",
  status: "approved",
  quality: null,
  reason: null,
  header: null,
  body: "Olá, {{1}}. Seu pedido {{2}} está pronto.",
  footer: "Loja Aurora",
  buttons: [{ kind: "reply", text: "Obrigada", url: null }],
};
const filled = {
  is: "template",
  name: template.name,
  language: "pt_BR",
  values: { "body.1": "Maria", "body.2": "77" },
} as const;
const photo = { is: "media", mediaId: FILE, kind: "image" } as const;

type Given = { text?: string; attachment?: Attachment; quoteId?: string };
const give = (given: Given, world: Partial<World> = {}) =>
  decide("carla", "send", { conversationId: CONVERSATION, messageId: MESSAGE, ...given }, worldWith(world));

describe("a file", () => {
  const given = (changes: Partial<Media>, conversationId = CONVERSATION) => ({
    media: { conversationId, media: media(changes) },
  });

  it("goes with its caption, and shows by its caption, its name or its sort", () => {
    expect(give({ attachment: photo, text: "A vitrine" }, given({}))).toMatchObject({
      changes: [
        { kind: "image", text: "A vitrine", content: { media: media() }, preview: "A vitrine", attachment: photo },
      ],
    });
    expect(give({ attachment: photo }, given({}))).toMatchObject({ changes: [{ text: null, preview: "Foto" }] });
    const document = { ...photo, kind: "document" } as const;
    const named = given({ kind: "document", name: "tabela.pdf" });
    expect(give({ attachment: document }, named)).toMatchObject({ changes: [{ preview: "tabela.pdf" }] });
  });

  it("has to be one's own, of this conversation, ready, and what it is said to be", () => {
    expect(give({ attachment: photo }, { media: null })).toEqual(refusal("not_found", "attachment.mediaId"));
    expect(give({ attachment: photo }, given({}, SUPORTE))).toEqual(refusal("not_found", "attachment.mediaId"));
    for (const changes of [{ state: "waiting" }, { state: "refused" }, { kind: "video" }] as const) {
      expect(give({ attachment: photo }, given(changes))).toEqual(refusal("media_refused", "attachment.mediaId"));
    }
  });

  it.each([
    ["instagram", "image"],
    ["whatsapp", "audio"],
    ["zapi", "sticker"],
  ] as const)("without captions (%s, %s) has its text follow as a message of its own", (channel, kind) => {
    const conversation = conversationWith({ channel });
    const decision = give({ attachment: { ...photo, kind }, text: "A vitrine" }, { ...given({ kind }), conversation });
    expect(decision).toMatchObject({
      ok: true,
      changes: [
        { id: MESSAGE, kind, text: null, at: NOW },
        { id: EVENT_ID, kind: "text", text: "A vitrine", at: NOW + 1, attachment: null, content: null },
      ],
    });
  });

  it("has a text that is too long for a caption follow it, too", () => {
    const long = "a".repeat(1025);
    expect(give({ attachment: photo, text: long }, given({}))).toMatchObject({
      changes: [{ text: null }, { text: long }],
    });
  });
});

describe("a channel that cannot carry it", () => {
  it.each([
    ["zapi", filled],
    ["instagram", { is: "location", latitude: 1, longitude: 1 }],
    ["instagram", { ...photo, kind: "document" }],
    ["messenger", { is: "contact", name: "Loja", phone: "551130000001" }],
  ] as const)("%s %j", (channel, attachment) => {
    const conversation = conversationWith({ channel });
    expect(give({ attachment }, { conversation })).toEqual(refusal("not_supported", "attachment"));
  });

  it.each([
    ["instagram", 1_000],
    ["messenger", 2_000],
  ] as const)("%s takes texts of %i characters", (channel, length) => {
    const conversation = conversationWith({ channel });
    expect(give({ text: "a".repeat(length) }, { conversation })).toMatchObject({ ok: true });
    expect(give({ text: "a".repeat(length + 1) }, { conversation })).toEqual(refusal("too_large", "text"));
  });

  it("and one that pauses takes nothing", () => {
    const conversation = conversationWith({ isChannelPaused: true });
    expect(give({ text: "Oi" }, { conversation })).toEqual(refusal("channel_paused"));
    expect(
      decide("carla", "retry", { conversationId: CONVERSATION, messageId: MESSAGE }, worldWith({ conversation })),
    ).toEqual(refusal("channel_paused"));
  });
});

it("what a person writes goes out for seven days on Instagram and Messenger, and at any time on Z-API", () => {
  const after = (channel: "instagram" | "messenger" | "zapi", days: number) =>
    give({ text: "Oi" }, { conversation: conversationWith({ channel, lastInboundAt: NOW - days * 86_400_000 }) });
  for (const channel of ["instagram", "messenger"] as const) {
    expect(after(channel, 6.9)).toMatchObject({ ok: true });
    expect(after(channel, 7)).toEqual(refusal("window_closed"));
  }
  expect(after("zapi", 365)).toMatchObject({ ok: true });
});

describe("a template", () => {
  it("is sent outside the window, as what the customer will read", () => {
    const conversation = conversationWith({ lastInboundAt: null });
    const text = "Olá, Maria. Seu pedido 77 está pronto.\n\nLoja Aurora";
    expect(give({ attachment: filled }, { template, conversation })).toMatchObject({
      ok: true,
      changes: [
        {
          kind: "text",
          text,
          content: { template: { name: template.name, language: "pt_BR", buttons: ["Obrigada"] } },
        },
      ],
    });
  });

  it("has to exist, to be approved, and to have all its places filled", () => {
    expect(give({ attachment: filled }, { template: null })).toEqual(refusal("not_found", "attachment.name"));
    for (const status of ["pending", "rejected", "paused", "disabled"] as const) {
      const answer = give({ attachment: filled }, { template: { ...template, status } });
      expect(answer).toEqual(refusal("not_approved", "attachment.name"));
    }
    const one = { ...filled, values: { "body.1": "Maria" } };
    expect(give({ attachment: one }, { template })).toEqual(refusal("missing_values", "body.2"));
  });

  it("with a file in its header needs one of that sort that is ready", () => {
    const withPhoto: Template = { ...template, header: { is: "media", kind: "image" } };
    const header = (changes: Partial<Media> | null) =>
      give(
        { attachment: { ...filled, mediaId: FILE } },
        { template: withPhoto, media: changes && { conversationId: CONVERSATION, media: media(changes) } },
      );
    expect(header({})).toMatchObject({ ok: true, changes: [{ kind: "image", content: { media: { id: FILE } } }] });
    for (const changes of [null, { kind: "video" }, { state: "waiting" }] as const) {
      expect(header(changes)).toEqual(refusal("missing_values", "header"));
    }
  });
});

describe("a quote", () => {
  const of = (
    changes: Partial<MessageFacts> | null,
    given: Given = { text: "Sim" },
    channel: "whatsapp" | "instagram" = "whatsapp",
  ) =>
    give(
      { quoteId: MESSAGE, ...given },
      { message: changes && messageWith({ direction: "in", ...changes }), conversation: conversationWith({ channel }) },
    );
  const heart = { attachment: { is: "reaction", emoji: "❤️" } } as const;

  it("is of a message of this conversation that was not taken back", () => {
    expect(of({})).toMatchObject({ ok: true, changes: [{ quoteId: MESSAGE }] });
    for (const changes of [null, { conversationId: SUPORTE }, { revokedAt: 1 }, { direction: "system" }] as const) {
      expect(of(changes)).toEqual(refusal("not_found", "quoteId"));
    }
  });

  it("is of what the customer has, or will have", () => {
    for (const status of ["queued", "sent", "delivered", "read", "unknown"] as const)
      expect(of({ direction: "out", status })).toMatchObject({ ok: true });
    for (const status of ["held", "failed", "cancelled"] as const)
      expect(of({ direction: "out", status })).toEqual(refusal("not_supported", "quoteId"));
    expect(of({ kind: "reaction" })).toEqual(refusal("not_supported", "quoteId"));
  });

  it("is not taken where the channel has none; a reaction is", () => {
    expect(of({}, { text: "Sim" }, "instagram")).toEqual(refusal("not_supported", "quoteId"));
    expect(of({}, heart, "instagram")).toMatchObject({ ok: true });
  });

  it("of a reaction that is taken back has no text", () => {
    expect(of({}, { attachment: { is: "reaction", emoji: "" } })).toMatchObject({
      changes: [{ kind: "reaction", text: null, preview: null }],
    });
  });
});

it("a place, a card and buttons show what they are", () => {
  const place = { is: "location", latitude: -23.5, longitude: -46.6, name: "Loja Aurora" } as const;
  expect(give({ attachment: place })).toMatchObject({ changes: [{ kind: "location", preview: "Loja Aurora" }] });
  const { name: _, ...nameless } = place;
  expect(give({ attachment: nameless })).toMatchObject({ changes: [{ preview: "Localização", text: null }] });
  const card = { is: "contact", name: "Bruno", phone: "551130000001" } as const;
  expect(give({ attachment: card })).toMatchObject({ changes: [{ kind: "contacts", preview: "Bruno" }] });
  const buttons: Attachment = { is: "buttons", buttons: [{ id: "sim", title: "Sim" }] };
  expect(give({ attachment: buttons, text: "Confirma?" })).toMatchObject({
    changes: [{ kind: "interactive", text: "Confirma?" }],
  });
  expect(give({ attachment: buttons })).toEqual(refusal("invalid_args", "text"));
});
