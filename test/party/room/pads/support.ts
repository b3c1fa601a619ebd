import type { Access } from "#shared/model/team.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { conversation } from "../support/conversation.ts";
import type { Host } from "../support/host.ts";
import { vendas } from "../support/people.ts";
import type { Record } from "../support/record.ts";
import { vendasRoom } from "../support/rooms.ts";

/** The room of Vendas with a queued conversation of Rita's, whose pad two people have open. */
export const openFor = async (one: { id: string }, other: { id: string }, access: Access = "team") => {
  const { host, record } = vendasRoom(access);
  const rita = record.given(conversation(vendas, "Rita"));
  const [writer, reader] = [await host.enter(one), await host.enter(other)];
  const [hers, his] = [await writer.open(rita.id), await reader.open(rita.id)];
  return { host, record, rita, writer, reader, hers, his };
};

/** The room's log is trimmed past its cursor, so that it begins a new epoch. */
export const beginAnew = async (host: Host, record: Record, it: Conversation): Promise<void> => {
  record.commit(it);
  const last = record.commit(it);
  record.floor = record.head;
  await host.poke(last);
};
