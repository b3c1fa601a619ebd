import type { ArgsOf, CommandName } from "#shared/commands/index.ts";
import type { QueuedName } from "#shared/commands/queued.ts";
import { virtualId } from "../engine/globals.ts";
import type { Tab as TabName } from "#shared/policy/sight.ts";
import { anyOpen, anyShown, canary, type Op, TAB_NAMES } from "./pick.ts";
import type { World } from "../world/world.ts";
import type { Random } from "../engine/random.ts";

/** Somebody gives a command about a conversation that they see in one of the tabs. */
const command =
  <Name extends QueuedName>(
    name: Name,
    tabs: readonly TabName[],
    args: (id: string, world: World, random: Random) => ArgsOf<Name> | null,
  ): Op =>
  (world, random) => {
    const found = anyOpen(world, random);
    const conversation = found && anyShown(found.replica, random, tabs);
    const given = conversation && args(conversation.id, world, random);
    if (!found || !given) return null;
    const code = found.tab.act(() => found.replica.commands.run(name, given));
    return `${found.tab.name} ${name} ${conversation.id.slice(-4)}${code ? ` refused ${code}` : ""}`;
  };

const contactCommand =
  (name: "archive" | "unarchive" | "block" | "unblock"): Op =>
  (world, random) => {
    const found = anyOpen(world, random);
    const conversation = found && anyShown(found.replica, random);
    if (!found || !conversation) return null;
    const code = found.tab.act(() => found.replica.commands.run(name, { contactId: conversation.contact.id }));
    return `${found.tab.name} ${name} ${conversation.contact.name}${code ? ` refused ${code}` : ""}`;
  };

const settings =
  <Name extends CommandName>(name: Name, args: (world: World, random: Random) => ArgsOf<Name> | null): Op =>
  (world, random) => {
    const admins = world.devices.flatMap((it) => [...it.tabs]).filter((it) => it.replica?.me().user.role === "admin");
    const tab = random.pick(admins);
    const given = args(world, random);
    if (!tab?.replica || !given) return null;
    const { commands } = tab.replica;
    void tab.act(() => commands.ask(name, given));
    return `${tab.name} ${name} ${JSON.stringify(given)}`;
  };

const somebody = ({ company }: World, random: Random): string => random.pick(company.people)?.id ?? "";
const someTeam = ({ company }: World, random: Random): string => random.pick(company.teams)?.id ?? "";

export const PEOPLE_OPS = {
  start: command("start", ["queue"], (conversationId) => ({ conversationId })),
  send: command("send", ["mine", "others"], (conversationId) => ({
    conversationId,
    messageId: virtualId(),
    text: `resposta ${canary("r")}`,
  })),
  conclude: command("conclude", ["mine", "others"], (conversationId) => ({ conversationId })),
  reopen: command("reopen", ["concluded"], (conversationId) => ({ conversationId })),
  read: command("read", ["mine"], (conversationId) => ({ conversationId })),
  transfer: command("transfer", ["mine", "others", "queue"], (conversationId, world, random) => ({
    conversationId,
    teamId: someTeam(world, random),
    userId: random.chance(0.5) ? somebody(world, random) : null,
  })),
  retry: command("retry", ["mine", "others"], (conversationId, world, random) => {
    const failed = world.d1.look<{ id: string }>(
      "select id from messages where conversation_id = ? and status in ('failed', 'unknown') order by id",
      conversationId,
    );
    const message = random.pick(failed);
    return message ? { conversationId, messageId: message.id } : null;
  }),
  archive: contactCommand("archive"),
  unarchive: contactCommand("unarchive"),
  block: contactCommand("block"),
  unblock: contactCommand("unblock"),
  access: settings("set_team_access", (world, random) => ({
    teamId: someTeam(world, random),
    access: random.pick(["everyone", "team", "attendant"] as const) ?? "team",
  })),
  member: settings("set_member", (world, random) => ({
    teamId: someTeam(world, random),
    userId: somebody(world, random),
    isSupervisor: random.chance(0.4),
  })),
  removeMember: settings("remove_member", (world, random) => ({
    teamId: someTeam(world, random),
    userId: somebody(world, random),
  })),
  removeUser: settings("remove_user", (world, random) => ({ userId: somebody(world, random) })),

  look: ((world, random) => {
    const found = anyOpen(world, random);
    const conversation = found && anyShown(found.replica, random);
    if (!found || !conversation) return null;
    const look = { conversationId: random.chance(0.8) ? conversation.id : null, isTyping: random.chance(0.5) };
    found.tab.act(() => found.replica.look(look));
    return `${found.tab.name} looks at ${look.conversationId?.slice(-4) ?? "nothing"}`;
  }) satisfies Op,

  readThread: ((world, random) => {
    const found = anyOpen(world, random);
    const conversation = found && anyShown(found.replica, random);
    if (!found || !conversation) return null;
    const { tab, replica } = found;
    const close = tab.act(() => replica.threads.open(conversation.id));
    tab.act(() => setTimeout(close, random.between(10, 60_000)));
    return `${tab.name} reads ${conversation.id.slice(-4)}`;
  }) satisfies Op,

  search: ((world, random) => {
    const found = anyOpen(world, random);
    if (!found) return null;
    const { tab, replica } = found;
    const name = random.pick(TAB_NAMES) ?? "queue";
    const shown = anyShown(replica, random);
    void tab.act(async () => {
      await replica.lookUp.conversations(name, "", null);
      if (shown) await replica.lookUp.contact(shown.contact.id);
    });
    return `${tab.name} searches ${name}`;
  }) satisfies Op,
};
