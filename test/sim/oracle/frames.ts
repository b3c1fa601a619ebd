import type { RoomFrame } from "#shared/protocol/frames.ts";
import type { RoomEnd } from "../world/link.ts";
import type { RoomHost } from "../world/room-host.ts";
import { type History, sees, tokensIn } from "./history.ts";
import type { Log } from "./log.ts";
import type { PadOracle } from "./pads.ts";
import type { Violated } from "./violation.ts";

const MAX_FRAME = 900_000;
const RULE = "no frame tells of what its viewer may not see";

export type FrameOracle = ReturnType<typeof createFrameOracle>;

export type FrameParts = {
  history: History;
  log: Log;
  pads: PadOracle;
  violated: Violated;
  tell: (line: string) => void;
};

/**
 * Judges every frame at the moment a room sends it. A fact must be visible to the viewer as of the commit that logged it;
 * everything else as of some commit between the room's cursor and now, since a room knows nothing newer than its cursor.
 */
export const createFrameOracle = ({ history, log, pads, violated, tell }: FrameParts) => {
  /** Which conversation a pad's channel was opened for, by connection. */
  const channels = new Map<string, string>();

  const seesAt = (commit: number, userId: string, id: string): boolean =>
    sees(history.at(commit), history.at(commit), { userId }, id);

  const seesSince = (commit: number, userId: string, id: string): boolean => {
    for (let at = history.now(); at >= commit; at -= 1) if (seesAt(at, userId, id)) return true;
    return false;
  };

  const cursorOf = (host: RoomHost): number => {
    const seq = host.known?.seq;
    return seq === undefined ? 0 : Math.min(...log.momentsAt(host.scope, seq), history.now());
  };

  const judgeFact = (host: RoomHost, end: RoomEnd, id: string, version: number): void => {
    const { userId } = end;
    const commits = log.commitsOf(host.scope, id, version);
    if (commits.length === 0) violated(RULE, `a fact that the log does not have: ${id} at ${version}`);
    const isSeen = commits.some(
      ({ commit, changesRoster }) => seesAt(commit, userId, id) || (changesRoster && seesAt(commit - 1, userId, id)),
    );
    if (!isSeen) violated(RULE, `${userId} was told of ${id} at version ${version} by ${host.scope}`);
  };

  const judgeText = (text: string, id: string): void => {
    for (const token of tokensIn(text)) {
      const of = history.conversationOf(token);
      if (of !== undefined && of !== id) violated(RULE, `${token} of ${of} came with ${id}`);
    }
  };

  const judgePresent = (host: RoomHost, end: RoomEnd, id: string, what: string): void => {
    if (!seesSince(cursorOf(host), end.userId, id)) violated(RULE, `${what}: ${end.userId} may not see ${id}`);
  };

  const judgeUpdate = (host: RoomHost, end: RoomEnd, bytes: Uint8Array): void => {
    const id = channels.get(`${end.id} ${bytes[0]}`);
    if (id === undefined) return violated(RULE, "an update on a channel that was never opened");
    judgePresent(host, end, id, "an update of a pad");
    judgeText(Buffer.from(bytes.subarray(5)).toString("utf8"), id);
  };

  return {
    heard(end: RoomEnd, bytes: Uint8Array): void {
      if (bytes[0] !== 0) return pads.heard(end, bytes);
      const frame = JSON.parse(Buffer.from(bytes.subarray(1)).toString("utf8")) as {
        type: string;
        channel?: number;
        conversationId?: string;
      };
      tell(`${end.id} → ${JSON.stringify(frame).slice(0, 200)}`);
      if (frame.type === "pad_open") channels.set(`${end.id} ${frame.channel}`, frame.conversationId ?? "");
    },

    sent(host: RoomHost, end: RoomEnd, bytes: Uint8Array): void {
      if (bytes.length > MAX_FRAME) violated("no frame is longer than 900 kB", `${bytes.length} bytes`);
      if (bytes[0] !== 0) return judgeUpdate(host, end, bytes);
      const text = Buffer.from(bytes.subarray(1)).toString("utf8");
      const frame = JSON.parse(text) as RoomFrame;
      tell(`${end.id} ← ${text.slice(0, 200)}`);
      switch (frame.type) {
        case "facts":
          for (const it of frame.facts) {
            if (it.fact !== "conversation") continue;
            judgeFact(host, end, it.conversation.id, it.conversation.version);
            judgeText(JSON.stringify(it), it.conversation.id);
          }
          return;
        case "rows":
          for (const it of frame.conversations) {
            judgePresent(host, end, it.id, "rows");
            judgeText(JSON.stringify(it), it.id);
          }
          return;
        case "reset":
          for (const [id] of frame.versions) judgePresent(host, end, id, "a reset");
          return;
        case "presence":
          // A conversation that has left the scope is nobody's to look at: the empty line clears what was shown before.
          return judgePresent(host, end, frame.conversationId, "presence");
        case "pad_ack":
          return pads.acknowledged(host.scope, end, frame);
        case "pad":
        case "pad_notes":
        case "pad_cursors":
          return judgePresent(host, end, channels.get(`${end.id} ${frame.channel}`) ?? "", frame.type);
        default:
          if (tokensIn(text).length > 0) violated(RULE, `${frame.type} holds ${tokensIn(text).join(" ")}`);
      }
    },
  };
};
