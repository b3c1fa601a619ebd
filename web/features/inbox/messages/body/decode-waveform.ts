import { BARS, loudness } from "../waveform.ts";

/** The picture of a recording, from its bytes. Flat when the browser cannot read them. */
export const decodeWaveform = async (url: string): Promise<number[]> => {
  try {
    const bytes = await (await fetch(url)).arrayBuffer();
    const decoded = await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(bytes);
    return loudness(decoded.getChannelData(0), BARS);
  } catch {
    return [];
  }
};
