import type { VoiceFormat } from "./format.ts";
import { writeOggOpus } from "./ogg-opus.ts";
import { readWebmOpus } from "./webm-opus.ts";

/** A recording as the file that is sent: what came as WebM goes as Ogg, which every provider takes. */
export const toVoiceFile = async (recording: Blob, { mime, ending }: VoiceFormat): Promise<File> => {
  const stream = ending === "webm" ? readWebmOpus(new Uint8Array(await recording.arrayBuffer())) : null;
  if (stream) {
    const [serial = 0] = crypto.getRandomValues(new Uint32Array(1));
    return new File([writeOggOpus(stream, serial)], "voz.ogg", { type: "audio/ogg" });
  }
  return new File([recording], `voz.${ending}`, { type: mime.split(";")[0] ?? mime });
};
