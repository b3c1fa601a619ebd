import * as v from "valibot";
import { Id } from "../ids.ts";
import { ChannelId, ChannelKind, ChannelName } from "../model/channel.ts";
import { ChannelSecrets, NewChannelSecrets } from "../model/channel-secrets.ts";
import { may } from "../policy/permissions.ts";
import { command, done, refused } from "./command.ts";
import type { World } from "./world.ts";

/** What the provider calls the number, account, page or instance, and the account above it. */
const ExternalId = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));

/** The secrets reach the server only, which keeps them sealed: these commands never wait in an outbox. */
export const createChannel = command({
  name: "create_channel",
  args: v.strictObject({
    channelId: ChannelId,
    kind: ChannelKind,
    name: ChannelName,
    externalId: ExternalId,
    accountId: v.nullable(ExternalId),
    defaultTeamId: Id,
    sendsPerSecond: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
    secrets: ChannelSecrets,
  }),
  reads: () => ({ org: true }),
  decide(world, { channelId, kind, name, defaultTeamId, externalId, accountId, sendsPerSecond }, { actor }) {
    if (!may(actor, "settings.change")) return refused("forbidden");
    if (!isTeam(world, defaultTeamId)) return refused("not_found", "defaultTeamId");
    if (channelOf(world, channelId)) return refused("channel_taken", "channelId");
    const channel = { id: channelId, kind, name, defaultTeamId, pausedAt: null };
    return done({ type: "channel", channel, isNew: true, address: { externalId, accountId, sendsPerSecond } });
  },
});

export const editChannel = command({
  name: "edit_channel",
  args: v.strictObject({
    channelId: ChannelId,
    name: ChannelName,
    externalId: ExternalId,
    accountId: v.nullable(ExternalId),
    defaultTeamId: Id,
    sendsPerSecond: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
  }),
  reads: () => ({ org: true }),
  decide(world, { channelId, name, defaultTeamId, externalId, accountId, sendsPerSecond }, { actor }) {
    if (!may(actor, "settings.change")) return refused("forbidden");
    const channel = channelOf(world, channelId);
    if (!channel) return refused("not_found");
    if (!isTeam(world, defaultTeamId)) return refused("not_found", "defaultTeamId");
    const address = { externalId, accountId, sendsPerSecond };
    return done({ type: "channel", channel: { ...channel, name, defaultTeamId }, isNew: false, address });
  },
});

/** While a channel is paused nothing is sent through it; what waits goes out when it is resumed. */
export const pauseChannel = command({
  name: "pause_channel",
  args: v.strictObject({ channelId: ChannelId, isPaused: v.boolean() }),
  reads: () => ({ org: true }),
  decide(world, { channelId, isPaused }, { actor, now }) {
    if (!may(actor, "settings.change")) return refused("forbidden");
    const channel = channelOf(world, channelId);
    if (!channel) return refused("not_found");
    if (isPaused === (channel.pausedAt !== null)) return done();
    const pausedAt = isPaused ? now : null;
    return done({ type: "channel", channel: { ...channel, pausedAt }, isNew: false, address: null });
  },
});

export const setChannelSecrets = command({
  name: "set_channel_secrets",
  args: v.strictObject({ channelId: ChannelId, secrets: NewChannelSecrets }),
  reads: () => ({ org: true }),
  decide(world, { channelId }, { actor }) {
    if (!may(actor, "settings.change")) return refused("forbidden");
    return channelOf(world, channelId) ? done({ type: "channel_secrets", channelId }) : refused("not_found");
  },
});

const channelOf = (world: World, id: string) => world.org?.channels.find((it) => it.id === id);

const isTeam = (world: World, id: string): boolean => world.org?.teams.some((it) => it.id === id) ?? false;
