import { channelOf, type Company } from "./company.ts";
import { type Cast, type Tools, writerOf } from "./messages.ts";
import type { TimedBeat } from "./pace.ts";
import type { Row } from "./rows.ts";

/** Plays the beats as the Worker would have written them: each fact raises the version and moves the summary on. */
export const replay = (
  cast: Cast,
  beats: readonly TimedBeat[],
  tools: Tools,
): { conversation: Row; messages: Row[]; files: Row[] } => {
  const { company, newId } = tools;
  const startedAt = beats[0]?.at ?? 0;
  const id = newId(startedAt);
  const keys = { id, company_id: company.id, contact_id: cast.customer.id, channel_id: cast.channel };
  const write = writerOf(cast, beats, id, tools);
  const messages: Row[] = [];
  const files: Row[] = [];
  let version = 0;
  let summary: Summary = {
    team_id: company.teamIds[channelOf(cast.channel).defaultTeam],
    attendant_id: null,
    state: "queued",
    concluded_at: null,
    waiting_since: null,
    last_message_at: startedAt,
    last_inbound_at: null,
    preview: "",
    unread: 0,
  };
  for (const [index, beat] of beats.entries()) {
    const { row, file, preview, facts } = write(beat, index);
    if (row) messages.push(row);
    if (file) files.push(file);
    version += facts;
    summary = { ...summary, ...changeOf(beat, preview, summary, company) };
  }
  return { conversation: { ...keys, version, created_at: startedAt, ...summary }, messages, files };
};

type Summary = {
  team_id: string;
  attendant_id: string | null;
  state: string;
  concluded_at: number | null;
  waiting_since: number | null;
  last_message_at: number;
  last_inbound_at: number | null;
  preview: string;
  unread: number;
};

/** What a beat changes in the summary, as the Worker's inbound and command writes do. */
const changeOf = (beat: TimedBeat, preview: string, summary: Summary, company: Company): Partial<Summary> => {
  const { at } = beat;
  const waitingSince = summary.waiting_since ?? at;
  switch (beat.is) {
    case "inbound":
      return {
        preview,
        last_message_at: at,
        last_inbound_at: at,
        waiting_since: waitingSince,
        unread: summary.unread + 1,
      };
    case "outbound":
      return { preview, last_message_at: at, waiting_since: null, unread: 0 };
    case "seen":
      return { unread: 0 };
    case "event": {
      const { team, attendant, state } = beat.place;
      const place = { team_id: company.teamIds[team], attendant_id: attendant?.id ?? null, state };
      const concludes = beat.content.event === "concluded";
      return {
        ...place,
        concluded_at: concludes ? at : null,
        ...(concludes && { waiting_since: null }),
        ...(beat.content.event === "transferred" && state === "queued" && { waiting_since: waitingSince }),
        ...((concludes || beat.content.event === "started") && { unread: 0 }),
      };
    }
  }
};
