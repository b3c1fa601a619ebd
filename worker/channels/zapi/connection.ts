import type { ChannelAdapter, ChannelAddress, ChannelTest, Credentials } from "../port.ts";
import { textOf } from "../raw.ts";
import { askZapi, failureIn, type Zapi } from "./ask.ts";
import { noAnswer } from "../no-answer.ts";

/** Asks whether the instance is connected to a phone. Source: Z-API, Instance, status. */
export const testThrough =
  (zapi: Zapi): ChannelAdapter["test"] =>
  async (channel, credentials): Promise<ChannelTest> => {
    try {
      const answer = await askZapi(zapi, "status", channel, credentials);
      if (!answer.ok) return { ok: false, failure: failureIn(answer, credentials) };
      if (answer.body?.connected === true) return { ok: true, label: channel.externalId };
      if (answer.body?.connected !== false) return { ok: false, failure: { code: "unreadable_answer", reason: "" } };
      return { ok: false, failure: { ...failureIn(answer, credentials), code: "disconnected" } };
    } catch (error) {
      return { ok: false, failure: noAnswer(error) };
    }
  };

/** The same, with the picture to scan where no phone is connected. Source: Z-API, Instance, status and qr-code/image. */
export const connectionThrough =
  (zapi: Zapi): NonNullable<ChannelAdapter["connection"]> =>
  async (channel, credentials) => {
    const tested = await testThrough(zapi)(channel, credentials);
    if (tested.ok) return { isConnected: true, reason: null, qrCode: null };
    const { code, reason } = tested.failure;
    const qrCode = code === "disconnected" ? await qrCodeOf(zapi, channel, credentials) : null;
    return { isConnected: false, reason: reason || code, qrCode };
  };

const PICTURE = /^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=\s]+$/;
const MAX_PICTURE_CHARS = 200_000;

const qrCodeOf = async (zapi: Zapi, channel: ChannelAddress, credentials: Credentials): Promise<string | null> => {
  const answer = await askZapi(zapi, "qr-code/image", channel, credentials).catch(() => null);
  const told = textOf(answer?.body?.value) ?? textOf(answer?.body?.base64);
  if (!answer?.ok || told === null || told.length > MAX_PICTURE_CHARS) return null;
  const picture = told.startsWith("data:") ? told : `data:image/png;base64,${told}`;
  return PICTURE.test(picture) ? picture : null;
};
