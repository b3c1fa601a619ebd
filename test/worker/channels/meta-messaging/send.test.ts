import { describe, expect, it } from "vitest";
import type { Media } from "#shared/model/media.ts";
import { instagram } from "../../../../worker/channels/instagram/index.ts";
import { messenger } from "../../../../worker/channels/messenger/index.ts";
import type { Outgoing, OutgoingBody } from "../../../../worker/channels/port.ts";
import { providerThat } from "../contract/provider.ts";
import { MARIA } from "./bodies.ts";
import { GRAPH } from "./subject.ts";

const NETWORKS = { instagram, messenger };
const OURS = "0197a1b2-c3d4-7e5f-8a6b-9c0d1e2f3a4b";
const credentials = { appSecret: "s", verifyToken: "v", accessToken: "a-token" };
const channel = { id: "c", externalId: "200000000000001", accountId: null };

const PHOTO: Media = {
  id: OURS,
  kind: "image",
  state: "ready",
  problem: null,
  mime: "image/jpeg",
  name: null,
  bytes: 3,
  isVoice: false,
  isAnimated: false,
  seconds: null,
  waveform: null,
};

const send = async (
  kind: keyof typeof NETWORKS,
  body: OutgoingBody,
  {
    answer = { recipient_id: MARIA, message_id: "mid.out.1" },
    tagged = false,
  }: { answer?: object; tagged?: boolean } = {},
) => {
  const { fetcher, asked } = providerThat(() => Response.json(answer));
  const message: Outgoing = {
    messageId: OURS,
    to: { kind, address: MARIA },
    body,
    quotes: null,
    needsHumanAgentTag: tagged,
  };
  const result = await NETWORKS[kind](GRAPH, fetcher).send(message, channel, credentials);
  return { result, path: new URL(asked[0]?.url ?? GRAPH).pathname, sent: (await asked[0]?.json()) as object };
};

describe("sending through the Graph API", () => {
  it("goes out as the page itself, with our id to be echoed", async () => {
    const { path, sent } = await send("messenger", { is: "text", text: "Bom dia" });
    expect(path).toMatch(/\/200000000000001\/messages$/);
    expect(sent).toEqual({
      recipient: { id: MARIA },
      messaging_type: "RESPONSE",
      message: { text: "Bom dia", metadata: OURS },
    });
  });

  it("Instagram is sent no id of ours, since it would not come back", async () => {
    const { sent } = await send("instagram", { is: "text", text: "Bom dia" });
    expect(sent).toMatchObject({ message: { text: "Bom dia" } });
    expect(JSON.stringify(sent)).not.toContain(OURS);
  });

  it("says that a person writes, where a day has passed", async () => {
    const { sent } = await send("instagram", { is: "text", text: "Bom dia" }, { tagged: true });
    expect(sent).toMatchObject({ messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" });
  });

  it("a file is told by its address", async () => {
    const url = "https://prosa.example/media/1";
    const body = { is: "media", media: PHOTO, caption: null, file: async () => new ArrayBuffer(0), url } as const;
    const { sent } = await send("instagram", body);
    expect(sent).toMatchObject({ message: { attachment: { type: "image", payload: { url } } } });
  });

  it("a caption is never lost on the way: with one, the file is not sent", async () => {
    const body = {
      is: "media",
      media: PHOTO,
      caption: "Veja",
      file: async () => new ArrayBuffer(0),
      url: "x",
    } as const;
    expect((await send("messenger", body)).result).toMatchObject({
      result: "rejected",
      failure: { code: "not_supported" },
    });
  });

  it.each([
    ["❤️", { sender_action: "react", payload: { message_id: "mid.1", reaction: "love" } }],
    ["🎉", { sender_action: "react", payload: { message_id: "mid.1", reaction: "🎉" } }],
    ["", { sender_action: "unreact", payload: { message_id: "mid.1" } }],
  ])("a reaction with «%s» is an action", async (emoji, expected) => {
    const { sent, result } = await send(
      "instagram",
      { is: "reaction", emoji, to: "mid.1" },
      { answer: { recipient_id: MARIA } },
    );
    expect(sent).toEqual({ recipient: { id: MARIA }, ...expected });
    expect(result).toEqual({ result: "sent", providerId: `reaction:${OURS}` });
  });

  it("buttons are quick replies", async () => {
    const { sent } = await send("messenger", {
      is: "buttons",
      text: "Confirma?",
      buttons: [{ id: "yes", title: "Sim" }],
    });
    expect(sent).toMatchObject({
      message: { text: "Confirma?", quick_replies: [{ content_type: "text", title: "Sim", payload: "yes" }] },
    });
  });
});

describe("what someone is called", () => {
  const profileOf = (kind: keyof typeof NETWORKS, answer: Response | Error) =>
    NETWORKS[kind](GRAPH, providerThat(() => answer).fetcher).profile?.(
      { kind, scope: "200000000000001", externalId: MARIA, address: MARIA },
      channel,
      credentials,
    );

  it.each([
    ["instagram", { name: "Maria Souza", username: "maria" }, { name: "Maria Souza" }],
    ["instagram", { name: "", username: "maria" }, { name: "@maria" }],
    ["messenger", { first_name: "Maria", last_name: "Souza" }, { name: "Maria Souza" }],
    ["messenger", { id: MARIA }, null],
  ] as const)("on %s, of %j", async (kind, answer, expected) => {
    expect(await profileOf(kind, Response.json(answer))).toEqual(expected);
  });

  it("is nothing where the provider does not say, or nobody answers", async () => {
    expect(await profileOf("instagram", Response.json({ error: { code: 100 } }, { status: 400 }))).toBeNull();
    expect(await profileOf("instagram", new TypeError("the connection broke"))).toBeNull();
  });
});
