/** Samples of one frame at 48 kHz, by the configuration in a packet's first byte. Source: RFC 6716, §3.1, table 2. */
const frameSamples = (configuration: number): number => {
  if (configuration < 12) return [480, 960, 1_920, 2_880][configuration % 4]!;
  if (configuration < 16) return [480, 960][configuration % 2]!;
  return [120, 240, 480, 960][configuration % 4]!;
};

/** How long an Opus packet plays, in samples at 48 kHz; 0 for an empty one. Source: RFC 6716, §3.1 and §3.2. */
export const samplesOf = (packet: Uint8Array): number => {
  const [first, second = 0] = packet;
  if (first === undefined) return 0;
  const code = first & 3;
  const frames = code === 0 ? 1 : code === 3 ? second & 63 : 2;
  return frames * frameSamples(first >> 3);
};
