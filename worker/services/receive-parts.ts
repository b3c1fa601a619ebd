import type { Item, Part } from "../channels/port.ts";
import type { StoredChannel } from "../store/channels.ts";
import { countThese } from "../store/webhook-records.ts";
import { keepDeadLetter } from "./keep-dead-letter.ts";
import { groupByChannel } from "./parts-by-channel.ts";
import { receiveEdits, receiveRevocations } from "./receive-amendments.ts";
import { receiveEchoes } from "./receive-echoes.ts";
import { receiveMessages } from "./receive-messages.ts";
import { receiveEvents, receiveMoves, receivePreferences, receiveTemplates } from "./receive-news.ts";
import { receiveStatuses, receiveWatermarks } from "./receive-reports.ts";
import type { WebhookTools } from "./tools.ts";

/** Stores what the parts say, each in its own channel; tells rooms as it goes. Each item is counted, once. */
export const receiveParts = async (
  signersTools: WebhookTools,
  signedBy: StoredChannel,
  parts: readonly Part[],
): Promise<void> => {
  for (const { tools, channel, items } of await groupByChannel(signersTools, signedBy, parts)) {
    const of = <Is extends Item["is"]>(is: Is) => items.filter((it): it is Item & { is: Is } => it.is === is);
    await receiveMoves(
      tools,
      channel,
      of("move").map((it) => it.move),
    );
    await receiveMessages(
      tools,
      channel,
      of("message").map((it) => it.message),
    );
    await receiveEchoes(
      tools,
      channel,
      of("echo").map((it) => it.echo),
    );
    await receiveEdits(
      tools,
      channel,
      of("edit").map((it) => it.edit),
    );
    await receiveRevocations(
      tools,
      channel,
      of("revocation").map((it) => it.revocation),
    );
    await receiveStatuses(
      tools,
      channel,
      of("status").map((it) => it.status),
    );
    await receiveWatermarks(
      tools,
      channel,
      of("watermark").map((it) => it.watermark),
    );
    await receivePreferences(
      tools,
      channel,
      of("preference").map((it) => it.preference),
    );
    await receiveTemplates(
      tools,
      channel,
      of("template").map((it) => it.template),
    );
    await receiveEvents(
      tools,
      channel,
      of("event").map((it) => it.event),
    );
    for (const { body, error } of of("broken")) {
      await keepDeadLetter(tools, channel, { body: JSON.stringify(body), error });
    }
    const ignored = of("ignored").map((it) => `ignored:${it.name.slice(0, 60)}`);
    await countThese(tools.d1, channel.id, ignored, tools.now());
  }
};
