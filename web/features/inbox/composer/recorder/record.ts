import { toSteps } from "../../messages/waveform.ts";
import { voiceFormat } from "./format.ts";
import { toVoiceFile } from "./voice-file.ts";

/** How often loudness is taken, in milliseconds. */
const LEVEL_MS = 80;
/** Enough for speech, and an hour of it stays below what providers take. */
const BITS_PER_SECOND = 32_000;
const WAVEFORM_STEPS = 64;

export type Recorded = { file: File; seconds: number; waveform: number[] };
export type RecordingProblem = "denied" | "no_microphone" | "not_supported";

export type Recorder = {
  stop: () => Promise<Recorded>;
  cancel: () => void;
};

/** Begins to record. `onLevel` hears the loudness, from 0 to 100, and for how many seconds it has gone on. */
export const startRecording = async (
  onLevel: (level: number, seconds: number) => void,
): Promise<Recorder | RecordingProblem> => {
  const format = typeof MediaRecorder === "undefined" ? null : voiceFormat((it) => MediaRecorder.isTypeSupported(it));
  if (!format || !navigator.mediaDevices) return "not_supported";
  const stream = await microphone();
  if (typeof stream === "string") return stream;

  const recorder = new MediaRecorder(stream, { mimeType: format.mime, audioBitsPerSecond: BITS_PER_SECOND });
  const chunks: Blob[] = [];
  const levels: number[] = [];
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1_000;
  const meter = createMeter(stream);
  const timer = setInterval(() => {
    const level = meter.level();
    levels.push(level);
    onLevel(level, seconds());
  }, LEVEL_MS);
  const end = () => {
    clearInterval(timer);
    meter.close();
    for (const track of stream.getTracks()) track.stop();
  };
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  recorder.start(1_000);

  return {
    stop: () =>
      new Promise((resolve) => {
        const length = seconds();
        recorder.onstop = async () => {
          end();
          resolve({
            file: await toVoiceFile(new Blob(chunks), format),
            seconds: Math.max(1, Math.round(length)),
            waveform: toSteps(levels, WAVEFORM_STEPS),
          });
        };
        recorder.stop();
      }),
    cancel() {
      recorder.onstop = null;
      if (recorder.state !== "inactive") recorder.stop();
      end();
    },
  };
};

const microphone = async (): Promise<MediaStream | RecordingProblem> => {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
  } catch (error) {
    const isDenied =
      error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "SecurityError");
    return isDenied ? "denied" : "no_microphone";
  }
};

/** Reads how loud it is now, from 0 to 100; speech at a desk is somewhere in the middle. */
const createMeter = (stream: MediaStream) => {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1_024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level(): number {
      analyser.getFloatTimeDomainData(samples);
      const loudest = samples.reduce((most, it) => Math.max(most, Math.abs(it)), 0);
      return Math.round(Math.min(1, Math.sqrt(loudest)) * 100);
    },
    close: () => void context.close(),
  };
};
