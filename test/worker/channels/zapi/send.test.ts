import { describe, expect, it } from "vitest";
import type { Media, MediaKind } from "#shared/model/media.ts";
import type { OutgoingBody } from "../../../../worker/channels/port.ts";
import { zapi } from "../../../../worker/channels/zapi/index.ts";
import { cut, providerThat } from "../contract/provider.ts";
import { subject } from "./subject.ts";

const { channel, credentials } = subject;
const ZAPI = "https://zapi.example";
const URL_OF_FILE = "https://prosa.example/media/1";
const PREFIX = `/instances/INSTANCE-1/token/${credentials.accessToken}`;

const file = (kind: MediaKind, about: Partial<Media> = {}, caption: string | null = null): OutgoingBody => ({
  is: "media",
  media: {
    id: "0197a1b2-c3d4-7e5f-8a6b-9c0d1e2f3a4b",
    kind,
    state: "ready",
    problem: null,
    mime: null,
    name: null,
    bytes: 3,
    isVoice: false,
    isAnimated: false,
    seconds: null,
    waveform: null,
    ...about,
  },
  caption,
  file: async () => new ArrayBuffer(0),
  url: URL_OF_FILE,
});

const REQUESTS: [string, OutgoingBody, string, object][] = [
  ["a text", { is: "text", text: "Bom dia" }, "send-text", { message: "Bom dia", messageId: "3EB0IN1" }],
  ["a photo", file("image", {}, "Esta"), "send-image", { image: URL_OF_FILE, caption: "Esta", messageId: "3EB0IN1" }],
  ["a voice message", file("audio", { isVoice: true }), "send-audio", { audio: URL_OF_FILE, waveform: true }],
  ["a film", file("video"), "send-video", { video: URL_OF_FILE }],
  [
    "a document",
    file("document", { name: "Nota Fiscal.PDF" }),
    "send-document/pdf",
    { document: URL_OF_FILE, fileName: "Nota Fiscal.PDF" },
  ],
  [
    "a document named by its type",
    file("document", { name: "nota", mime: "application/pdf" }),
    "send-document/pdf",
    {},
  ],
  ["a sticker", file("sticker"), "send-sticker", { sticker: URL_OF_FILE }],
  [
    "a place",
    { is: "location", latitude: -23.5, longitude: -46.6, name: null, address: null },
    "send-location",
    { title: "Localização", address: "-23.5, -46.6", latitude: "-23.5", longitude: "-46.6" },
  ],
  [
    "a contact",
    { is: "contact", name: "Bruno", phone: "551198765" },
    "send-contact",
    { contactName: "Bruno", contactPhone: "551198765" },
  ],
  [
    "a reaction",
    { is: "reaction", emoji: "👍", to: "3EB0IN0" },
    "send-reaction",
    { reaction: "👍", messageId: "3EB0IN0" },
  ],
  ["the end of one", { is: "reaction", emoji: "", to: "3EB0IN0" }, "send-remove-reaction", { messageId: "3EB0IN0" }],
  [
    "buttons",
    { is: "buttons", text: "Confirma?", buttons: [{ id: "yes", title: "Sim" }] },
    "send-button-list",
    { message: "Confirma?", buttonList: { buttons: [{ id: "yes", label: "Sim" }] } },
  ],
];

const send = async (body: OutgoingBody, answer: () => Response = () => Response.json({ messageId: "A1" })) => {
  const { fetcher, asked } = providerThat(answer);
  const message = {
    messageId: "0197a1b2-c3d4-7e5f-8a6b-9c0d1e2f3a4c",
    to: { kind: "phone", address: "5511987650001" },
    body,
    quotes: "3EB0IN1",
    needsHumanAgentTag: false,
  } as const;
  return { result: await zapi(ZAPI, fetcher).send(message, channel, credentials), asked: asked[0] as Request };
};

describe("sending through Z-API", () => {
  it.each(REQUESTS)("%s", async (_name, body, path, expected) => {
    const { asked } = await send(body);
    expect(new URL(asked.url).pathname).toBe(`${PREFIX}/${path}`);
    expect(asked.headers.get("client-token")).toBe(credentials.clientToken);
    expect(await asked.json()).toMatchObject({ phone: "5511987650001", ...expected });
  });

  it("a refusal with a good status is one all the same", async () => {
    const { result } = await send({ is: "text", text: "Oi" }, () => Response.json({ error: "Phone does not exist" }));
    expect(result).toMatchObject({ result: "rejected", failure: { reason: "Phone does not exist" } });
  });
});

describe("whether the phone is connected", () => {
  const PICTURE = "data:image/png;base64,iVBORw0KGgo=";
  const connectionWith = async (answers: Record<string, () => Response | Error>) => {
    const { fetcher, asked } = providerThat((it) => {
      const path = new URL(it.url).pathname.slice(PREFIX.length + 1);
      return answers[path]?.() ?? new Response(null, { status: 404 });
    });
    const connection = await zapi(ZAPI, fetcher).connection?.(channel, credentials);
    expect(asked.every((it) => it.headers.get("client-token") === credentials.clientToken)).toBe(true);
    return connection;
  };
  const status = (connected: boolean) => () => Response.json({ connected, error: "You are not connected." });

  it("one that is needs no picture", async () => {
    expect(await connectionWith({ status: status(true) })).toEqual({ isConnected: true, reason: null, qrCode: null });
  });

  it.each([
    ["a picture to scan", { value: PICTURE }, PICTURE],
    ["one in bare base64", { value: "iVBORw0KGgo=" }, PICTURE],
    ["none, where the answer is no picture", { value: "data:text/html,<script>" }, null],
    ["none, where there is none", { connected: true }, null],
  ])("one that is not comes with %s", async (_name, answer, qrCode) => {
    const connection = await connectionWith({ status: status(false), "qr-code/image": () => Response.json(answer) });
    expect(connection).toEqual({ isConnected: false, reason: "You are not connected.", qrCode });
  });

  it("nobody knows, when nobody answers", async () => {
    const connection = await connectionWith({ status: () => cut(new Request(ZAPI)) });
    expect(connection).toEqual({ isConnected: false, reason: "TypeError", qrCode: null });
  });
});
