import type { EventContent } from "#shared/model/message.ts";
import type { ConversationState } from "#shared/model/conversation.ts";
import { HOUR } from "./calendar.ts";
import { type Agent, type AgentName, type ChannelId, channelOf, type Company, type TeamName } from "./company.ts";
import type { Line, Saying } from "./dialogue.ts";
import type { Random } from "./random.ts";
import type { Slot } from "./slots.ts";

/** Where a conversation stands after an event. */
export type Place = { state: ConversationState; team: TeamName; attendant: Agent | null };

/** One thing that happens in a conversation. `pauseMs` is what passes before it beyond the usual. */
export type Beat = { pauseMs: number } & (
  | { is: "inbound"; saying: Saying }
  | { is: "outbound"; text: string; by: Agent }
  | { is: "event"; content: EventContent; place: Place }
  | { is: "seen" }
);

type Setting = { slot: Slot; channel: ChannelId; lines: readonly Line[]; company: Company; random: Random };

/** The dialogue with what Prosa adds to it: who took it, where it was transferred to, and how it ended. */
export const beatsOf = ({ slot, channel, lines, company, random }: Setting): Beat[] => {
  const beats: Beat[] = [];
  const place: Place = { state: "queued", team: channelOf(channel).defaultTeam, attendant: null };
  const attendant = slot.state === "queued" || slot.attendant === null ? null : company.agents[slot.attendant];
  const router = company.agents.bruno;
  const event = (content: EventContent, change: Partial<Place>) => {
    Object.assign(place, change);
    beats.push({ is: "event", pauseMs: 0, content, place: { ...place } });
  };
  const start = (by: Agent) => event({ event: "started", by: by.name }, { state: "open", attendant: by });
  const transfer = (by: Agent, to: Agent | null) =>
    event(
      { event: "transferred", by: by.name, toTeam: slot.team, toUser: to?.name ?? null },
      { state: to ? "open" : "queued", team: slot.team, attendant: to },
    );

  const isHandedOver = lines.some((it) => it.from === "transfer");
  const greeter = company.agents[random.pick(GREETERS.filter((it) => company.agents[it] !== attendant))];
  for (const line of lines) {
    if (line.from === "customer") beats.push({ is: "inbound", pauseMs: line.pauseMs, saying: line });
    if (line.from === "transfer") transfer(place.attendant ?? greeter, attendant);
    if (line.from === "company") {
      if (!isHandedOver && place.team !== slot.team) transfer(router, null);
      if (!place.attendant) start(isHandedOver ? greeter : (attendant ?? router));
      beats.push({ is: "outbound", pauseMs: line.pauseMs, text: line.text, by: place.attendant ?? greeter });
    }
  }
  // Who still waits unanswered in another team's queue was sent there by the supervisor of the channel's team.
  if (place.team !== slot.team) transfer(router, null);

  if (slot.state === "open" && slot.ending === "seen") beats.push({ is: "seen", pauseMs: 0 });
  if (slot.state === "concluded") {
    const conclude = () => event({ event: "concluded", by: (attendant ?? router).name }, { state: "concluded" });
    conclude();
    if (slot.wasReopened && attendant) {
      const [thanks, answer] = random.pick(LATE_THANKS);
      beats.push({ is: "inbound", pauseMs: LATE_MS, saying: { kind: "text", text: thanks, name: "" } });
      event({ event: "reopened", by: null }, { state: "open" });
      beats.push({ is: "outbound", pauseMs: 0, text: answer, by: attendant });
      conclude();
    }
  }
  return beats;
};

const GREETERS: readonly AgentName[] = ["carla", "diego"];

const LATE_MS = 3 * HOUR;
const LATE_THANKS: readonly (readonly [string, string])[] = [
  ["Só para avisar que deu tudo certo, {obrigado}", "Que bom, {cliente}. Precisando, é só chamar."],
  ["Esqueci de agradecer, {obrigado} pela ajuda", "Por nada, {cliente}. Até a próxima."],
  ["Deu certo aqui, {obrigado}", "Fico feliz, {cliente}. {Obrigado} por avisar."],
];
