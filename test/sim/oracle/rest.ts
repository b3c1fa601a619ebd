import { createHash } from "node:crypto";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Message } from "#shared/model/message.ts";
import { companyScope, parseScope, teamScope } from "#shared/protocol/scope.ts";
import type { Replica } from "../../../web/sync/replica.ts";
import type { Device, Tab } from "../world/device.ts";
import type { RoomHost } from "../world/room-host.ts";
import type { World } from "../world/world.ts";
import { sees, tokensIn } from "./history.ts";
import { padProblems } from "./rest-pads.ts";

type Row = {
  id: string;
  version: number;
  team_id: string;
  state: string;
  attendant_id: string | null;
  preview: string;
  unread: number;
  last_message_at: number;
  contact_id: string;
  blocked_at: number | null;
  archived_at: number | null;
};

/** What is not as it has to be once everything has come to rest; null when all is well. */
export const restlessness = (world: World): string | null => {
  const problems = function* (): Generator<string | null> {
    yield webhooks(world);
    yield contacts(world);
    yield commands(world);
    yield deliveries(world);
    for (const host of world.rooms.values()) yield room(world, host);
    for (const device of world.devices) yield* deviceProblems(world, device);
    yield* padProblems(world);
  };
  for (const problem of problems()) if (problem !== null) return problem;
  return null;
};

const webhooks = ({ provider, d1 }: World): string | null => {
  if (!provider.isQuiet()) return "the provider still has something to tell";
  for (const { text, id } of provider.acknowledged) {
    const [token = ""] = tokensIn(text);
    const [found] = d1.look<{ n: number }>("select count(*) as n from messages where instr(text, ?) > 0", token);
    const hash = createHash("sha256").update(id).digest("base64url");
    const isRefused = d1.look("select hash from refused_messages where hash = ?", hash).length > 0;
    const count = found?.n ?? 0;
    if (count + (isRefused ? 1 : 0) !== 1) return `the acknowledged ${token} is stored ${count} times`;
  }
  return null;
};

/** Whom the provider has named in one breath is one contact, and nothing is left to one that has become another's. */
const contacts = ({ provider, d1 }: World): string | null => {
  for (const { customer } of provider.acknowledged) {
    const owners = d1.look<{ contact_id: string }>(
      "select distinct contact_id from contact_identities where external_id in (?, ?)",
      customer.phone,
      customer.userId,
    );
    if (owners.length !== 1) return `${customer.name} is ${owners.length} contacts`;
  }
  const left = d1.look<{ id: string }>(`select id from contacts k where merged_into is not null and (
    exists (select 1 from contact_identities where contact_id = k.id)
    or exists (select 1 from conversations where contact_id = k.id)
    or exists (select 1 from contacts o where o.id = k.merged_into and o.merged_into is not null))`);
  return left.length > 0 ? `${left[0]?.id} is merged and has something still` : null;
};

const commands = ({ oracle, d1 }: World): string | null => {
  for (const { userId, command } of oracle.answers.done.values()) {
    const [row] = d1.look<{ result: string }>(
      "select result from commands where user_id = ? and id = ?",
      userId,
      command.id,
    );
    if (!row || (JSON.parse(row.result) as { ok: boolean }).ok !== true)
      return `the command ${command.name} ${command.id} was answered and is not done`;
    if (command.name !== "send") continue;
    const messageId = String(command.args?.["messageId"]);
    if (d1.look("select id from messages where id = ?", messageId).length !== 1)
      return `the reply ${messageId} was answered and is not there`;
  }
  return null;
};

const deliveries = ({ provider, oracle, d1 }: World): string | null => {
  for (const [id, times] of provider.taken)
    if (times > 1 && !oracle.database.doubtful.has(id)) return `the provider was given ${id} ${times} times`;
  const [waiting] = d1.look<{ message_id: string }>("select message_id from deliveries limit 1");
  return waiting ? `${waiting.message_id} still waits to be sent` : null;
};

const room = ({ d1, parts }: World, host: RoomHost): string | null => {
  const { head } = host;
  if (!head || ![...host.links].some((it) => it.end.isOpen)) return null;
  const { kind, id } = parseScope(host.scope);
  const [last] = d1.look<{ seq: number; mark: number }>(
    "select seq, mark from change_log where scope = ? order by seq desc limit 1",
    host.scope,
  );
  const at = last ?? { seq: 0, mark: 0 };
  if (head.seq !== at.seq || head.mark !== at.mark) return `${host.scope} is at ${head.seq} of ${at.seq}`;
  if (kind === "company") return null;
  const kept = new Map(
    [...host.stored]
      .filter(([key]) => key.startsWith("room/conversation/"))
      .map(([, it]) => [(it as Conversation).id, (it as Conversation).version]),
  );
  const rows = d1.look<Row>("select id, version from conversations where team_id = ?", id);
  for (const it of rows)
    if (kept.get(it.id) !== it.version)
      return `${host.scope} has ${it.id} at ${kept.get(it.id)} instead of ${it.version}`;
  if (kept.size !== rows.length) return `${host.scope} keeps ${kept.size} conversations instead of ${rows.length}`;
  const members = d1.look<{ user_id: string }>("select user_id from memberships where team_id = ?", id);
  const keptMembers = [...host.stored.keys()].filter((it) => it.startsWith("room/member/")).length;
  if (members.length !== keptMembers) return `${host.scope} has ${keptMembers} members instead of ${members.length}`;
  const unacked = [...host.links].length;
  return unacked > parts.product.limits.burst ? `${host.scope} has ${unacked} connections` : null;
};

function* deviceProblems(world: World, device: Device): Generator<string | null> {
  yield world.oracle.outboxes.problem(device.name, device.databases);
  const isSignedIn = !device.record.owesSignOut && world.isSignedIn(device);
  for (const tab of device.tabs) {
    const state = tab.sync?.state().state;
    // Who has signed in since the copy of a restored database hears of it with the next request.
    if (state === "open" && !isSignedIn && device.cookie !== "" && world.oracle.pads.isRestored()) continue;
    if (state !== (isSignedIn ? "open" : "signed_out")) yield `${tab.name} is ${state}, signed in: ${isSignedIn}`;
    else if (isSignedIn) yield* tabProblems(world, tab);
    else if (device.databases.names().length > 0)
      yield `${device.name} is signed out and keeps ${device.databases.names().join(" ")}`;
  }
}

function* tabProblems(world: World, tab: Tab): Generator<string | null> {
  const replica = tab.replica as Replica;
  const { device } = tab;
  const userId = device.person.id;
  const name = `prosa-${userId}`;
  if (replica.connection().state !== "online") yield `${tab.name} is ${replica.connection().state}`;
  if (replica.outbox.items().length > 0) yield `${tab.name} has an outbox of ${replica.outbox.items().length}`;
  yield orgProblem(world, tab);
  const now = world.oracle.history.at(world.oracle.history.now());
  const rows = world.d1.look<Row>(
    `select c.*, k.blocked_at, k.archived_at from conversations c join contacts k on k.id = c.contact_id`,
  );
  const visible = new Map(rows.filter((it) => sees(now, now, { userId }, it.id)).map((it) => [it.id, it]));
  const stored = device.databases.read<Conversation>(name, "conversations");
  for (const [id, row] of visible) {
    const shown = replica.view.conversation(id);
    if (!shown) yield `${tab.name} does not show ${id}, ${row.state} in ${row.team_id}`;
    else yield differs(shown, row) && `${tab.name} shows ${id} otherwise: ${differs(shown, row)}`;
    if (stored.get(id)?.version !== row.version)
      yield `${device.name} has stored ${id} at ${stored.get(id)?.version} instead of ${row.version}`;
  }
  for (const tabName of ["queue", "mine", "others", "concluded"] as const)
    for (const id of replica.view.ids(tabName)) {
      const row = visible.get(id);
      if (!row) yield `${tab.name} lists ${id}, which its user may not see`;
      else if (tabOf(row, userId) !== tabName) yield `${tab.name} lists ${id} as ${tabName}`;
    }
  for (const id of stored.keys()) if (!visible.has(id as string)) yield `${device.name} keeps ${String(id)}`;
  yield* messageProblems(world, device, name, visible);
}

const tabOf = (row: Row, userId: string): string =>
  row.state === "queued"
    ? "queue"
    : row.state === "concluded"
      ? "concluded"
      : row.attendant_id === userId
        ? "mine"
        : "others";

const differs = (shown: Conversation, row: Row): string | null => {
  const pairs: [string, unknown, unknown][] = [
    ["version", shown.version, row.version],
    ["state", shown.state, row.state],
    ["team", shown.team.id, row.team_id],
    ["attendant", shown.attendant?.id ?? null, row.attendant_id],
    ["preview", shown.preview, row.preview],
    ["unread", shown.unread, row.unread],
    ["time", shown.lastMessageAt, row.last_message_at],
    ["contact", shown.contact.id, row.contact_id],
    ["block", shown.contact.blockedAt, row.blocked_at],
    ["archive", shown.contact.archivedAt, row.archived_at],
  ];
  const found = pairs.find(([, one, other]) => one !== other);
  return found ? `${found[0]} ${String(found[1])} instead of ${String(found[2])}` : null;
};

const orgProblem = ({ d1, company }: World, tab: Tab): string | null => {
  const replica = tab.replica as Replica;
  const [me, org] = [replica.me(), replica.org()];
  if (!org) return `${tab.name} does not know the company`;
  const all = d1.look<{ team_id: string; user_id: string; is_supervisor: number }>("select * from memberships");
  const told = (list: readonly { teamId: string; userId: string; isSupervisor: boolean }[]) =>
    list
      .map((it) => `${it.teamId} ${it.userId} ${it.isSupervisor}`)
      .toSorted()
      .join();
  const memberships = all.map((it) => ({
    teamId: it.team_id,
    userId: it.user_id,
    isSupervisor: it.is_supervisor === 1,
  }));
  if (told(org.memberships) !== told(memberships)) return `${tab.name} knows other members`;
  const own = memberships.filter((it) => it.userId === me.user.id);
  const scopes = [companyScope(company.id), ...own.map((it) => teamScope(it.teamId))];
  if (scopes.toSorted().join() !== me.scopes.toSorted().join()) return `${tab.name} follows ${me.scopes.join()}`;
  const teams = d1.look<{ id: string; access: string }>("select id, access from teams order by id");
  const shown = org.teams.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  if (teams.map((it) => it.id + it.access).join() !== shown.map((it) => it.id + it.access).join())
    return `${tab.name} knows other teams`;
  return null;
};

/** How many of a conversation's newest messages every replica has. */
const NEWEST = 10;

function* messageProblems(
  { d1 }: World,
  device: Device,
  name: string,
  visible: ReadonlyMap<string, Row>,
): Generator<string | null> {
  const held = Map.groupBy(device.databases.read<Message>(name, "messages").values(), (it) => it.conversationId);
  const threads = device.databases.read(name, "threads");
  for (const { id, state } of visible.values()) {
    if (state === "concluded" && !threads.has(id)) continue;
    const rows = d1.look<{ id: string; revision: number; status: string | null }>(
      "select id, revision, status from messages where conversation_id = ? order by at desc, id desc limit ?",
      id,
      NEWEST,
    );
    const known = new Map(held.get(id)?.map((it) => [it.id, it]));
    for (const row of rows)
      if (known.get(row.id)?.revision !== row.revision)
        yield `${device.name} has message ${row.id} of ${id} at ${known.get(row.id)?.revision} instead of ${row.revision}`;
  }
}
