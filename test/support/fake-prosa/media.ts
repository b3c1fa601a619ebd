import { createSignal, onCleanup } from "solid-js";
import type { Media, MediaKind } from "#shared/model/media.ts";
import type { MediaStore } from "../../../web/stores/prosa.ts";

type Parts = { isOffline: () => boolean; newId: () => string };

const UPLOAD_MS = 900;
const STEPS = 6;

/** Files of a company in memory: pictures are drawn and sounds computed when they are asked for. */
export const createFakeMedia = ({ isOffline, newId }: Parts): { media: MediaStore } => {
  const uploaded = new Map<string, File>();
  const bytesOf = async (media: Media): Promise<Blob | null> => {
    const own = uploaded.get(media.id);
    if (own) return own;
    if (media.kind === "image" || media.kind === "sticker") return draw(media);
    return media.kind === "audio" ? hum(media.seconds ?? 4) : null;
  };
  const media: MediaStore = {
    file(asked) {
      const [url, setUrl] = createSignal<string>();
      const [state, setState] = createSignal<"loading" | "ready" | "offline" | "failed">("loading");
      const fetchIt = async () => {
        setState("loading");
        if (isOffline() && asked.kind !== "image") return setState("offline");
        const blob = await bytesOf(asked);
        if (!blob) return setState("failed");
        setUrl(URL.createObjectURL(blob));
        setState("ready");
      };
      void fetchIt();
      onCleanup(() => {
        const it = url();
        if (it) URL.revokeObjectURL(it);
      });
      return { url, state, retry: () => void fetchIt() };
    },
    link: async (id) => (isOffline() ? null : URL.createObjectURL(uploaded.get(id) ?? new Blob([id]))),
    upload: async (_conversationId, file, about, signal, onProgress) => {
      for (let step = 1; step <= STEPS; step++) {
        if (isOffline()) return { ok: false, code: "offline" };
        await new Promise((resolve) => setTimeout(resolve, UPLOAD_MS / STEPS));
        if (signal.aborted) return { ok: false, code: "offline" };
        onProgress(step / STEPS);
      }
      if (file.name.startsWith("recusado")) return { ok: false, code: "media_refused" };
      const id = newId();
      uploaded.set(id, file);
      return { ok: true, media: mediaOfFile(id, file, about) };
    },
  };
  return { media };
};

const mediaOfFile = (
  id: string,
  file: File,
  about: { isVoice?: boolean; seconds?: number; waveform?: number[] },
): Media => ({
  id,
  kind: kindOf(file.type),
  state: "ready",
  problem: null,
  mime: file.type || null,
  name: file.name,
  bytes: file.size,
  isVoice: about.isVoice ?? false,
  isAnimated: false,
  seconds: about.seconds ?? null,
  waveform: about.waveform ?? null,
});

const kindOf = (type: string): MediaKind =>
  (["image", "audio", "video"] as const).find((it) => type.startsWith(it)) ?? "document";

/** A picture of a colour that belongs to its id, with its name on it; a sticker has no ground. */
const draw = (media: Media): Promise<Blob | null> => {
  const canvas = document.createElement("canvas");
  const isSticker = media.kind === "sticker";
  const isTall = media.name?.includes("vertical") ?? false;
  [canvas.width, canvas.height] = isSticker ? [256, 256] : isTall ? [720, 1280] : [1280, 860];
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.resolve(null);
  const hue = [...media.id].reduce((sum, it) => sum + it.charCodeAt(0) * 7, 0) % 360;
  if (!isSticker) {
    const ground = pen.createLinearGradient(0, 0, canvas.width, canvas.height);
    ground.addColorStop(0, `oklch(0.78 0.09 ${hue})`);
    ground.addColorStop(1, `oklch(0.5 0.13 ${(hue + 50) % 360})`);
    pen.fillStyle = ground;
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.font = `${canvas.width / (isSticker ? 1.4 : 4)}px sans-serif`;
  pen.fillStyle = "white";
  pen.fillText(isSticker ? "😻" : "👢", canvas.width / 2, canvas.height / 2);
  return new Promise((resolve) => canvas.toBlob(resolve));
};

/** A sound that rises and falls as speech does, as a WAV file. */
const hum = (seconds: number): Blob => {
  const rate = 8_000;
  const samples = new Int16Array(rate * seconds);
  for (let at = 0; at < samples.length; at++) {
    const time = at / rate;
    const voice = Math.abs(Math.sin(time * 3.1) * Math.sin(time * 1.3 + 1)) ** 0.7;
    samples[at] = Math.sin(time * 2 * Math.PI * (150 + 30 * Math.sin(time * 2))) * voice * 12_000;
  }
  const header = new DataView(new ArrayBuffer(44));
  const text = (at: number, value: string) =>
    [...value].forEach((letter, index) => header.setUint8(at + index, letter.charCodeAt(0)));
  text(0, "RIFF");
  header.setUint32(4, 36 + samples.byteLength, true);
  text(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, rate, true);
  header.setUint32(28, rate * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, "data");
  header.setUint32(40, samples.byteLength, true);
  return new Blob([header, samples], { type: "audio/wav" });
};
