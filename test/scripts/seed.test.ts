import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { EventContent, previewOf } from "#shared/model/message.ts";
import { isWindowOpen } from "#shared/policy/service-window.ts";
import { buildDemo } from "../../scripts/seed/demo.ts";
import { demoSecrets } from "../../scripts/seed/secrets.ts";
import { insertsOf } from "../../scripts/seed/sql.ts";
import { DEMO_CUSTOMERS } from "../../simulator/state/demo-customers.ts";
import { openCredentials, secretTag } from "../../worker/channels/credentials.ts";
import { verifyPassword } from "../../worker/services/password.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 21, 15, 20);
const KEY = Buffer.alloc(32, "seed").toString("base64");

type Row = Record<string, string | number | null>;

const load = (statements: readonly string[]): DatabaseSync => {
  const database = new DatabaseSync(":memory:", { enableForeignKeyConstraints: true });
  for (const file of readdirSync("migrations").toSorted()) database.exec(readFileSync(`migrations/${file}`, "utf8"));
  for (const statement of statements) database.exec(statement);
  return database;
};

const secrets = await demoSecrets(KEY);
const demo = buildDemo(NOW, secrets);
const statements = insertsOf(demo);
const database = load(statements);
const all = (query: string) =>
  database
    .prepare(query)
    .all()
    .map((it) => ({ ...it })) as Row[];
const count = (query: string) => Number(all(`select count(*) as n from ${query}`)[0]?.n);
const column = (query: string) => all(query).map((it) => Object.values(it)[0]);

const times = (rows: readonly Row[]) => rows.map((it) => Number(it.at));

describe("the demo company", () => {
  it("holds every reference, check and trigger of the schema", () => {
    expect(all("pragma foreign_key_check")).toEqual([]);
    expect(count("companies")).toBe(1);
    expect(count("deliveries") + count("change_log")).toBe(0);
  });

  it("is the same every time, counted from now", () => {
    expect(buildDemo(NOW, secrets)).toEqual(demo);
    expect(buildDemo(NOW + 7 * HOUR, secrets).contacts.map((it) => it.name)).toEqual(
      demo.contacts.map((it) => it.name),
    );
  });

  it("has its people in their teams", () => {
    const memberships = all(`select t.name as team, t.access, u.email, u.role, m.is_supervisor as leads
      from memberships m join teams t on t.id = m.team_id join users u on u.id = m.user_id order by t.name collate nocase, u.email`);
    expect(
      memberships.map((it) => `${it.team} ${it.access}: ${it.email} ${it.role}${it.leads ? ", supervisor" : ""}`),
    ).toEqual([
      "Suporte team: ana@prosa.test admin, supervisor",
      "Suporte team: carla@prosa.test agent",
      "Suporte team: diego@prosa.test agent",
      "Suporte team: elisa@prosa.test agent",
      "Vendas everyone: bruno@prosa.test agent, supervisor",
      "Vendas everyone: carla@prosa.test agent",
      "Vendas everyone: diego@prosa.test agent",
      "VIP attendant: bruno@prosa.test agent, supervisor",
      "VIP attendant: elisa@prosa.test agent",
    ]);
    expect(column("select distinct reopen_window_ms from teams")).toEqual([12 * HOUR]);
  });

  it("lets its people in with a password whose hash nobody shares", async () => {
    const hashes = column("select password from accounts where provider_id = 'credential' and account_id = user_id");
    expect(new Set(hashes).size).toBe(5);
    for (const hash of hashes) expect(await verifyPassword("prosa-demo", String(hash))).toBe(true);
  });

  it("has its channels at the fixed addresses, with the simulator's secrets", async () => {
    const channels = all(
      `select h.*, t.name as team from channels h join teams t on t.id = h.default_team_id order by h.kind`,
    );
    expect(channels.map((it) => [`${it.kind}/${it.id}`, it.external_id, it.account_id, it.team])).toEqual([
      ["instagram/demo-instagram", "100000000000002", null, "Vendas"],
      ["messenger/demo-messenger", "100000000000003", null, "Vendas"],
      ["whatsapp/demo-whatsapp", "100000000000001", "100000000000009", "Vendas"],
      ["zapi/demo-zapi", "PROSA-DEMO", null, "Suporte"],
    ]);
    for (const { credentials, secret_tag } of channels) {
      expect(await openCredentials(String(credentials), KEY)).toEqual({
        appSecret: "prosa-demo-secret",
        verifyToken: "prosa-demo-verify",
        accessToken: "prosa-demo-token",
        clientToken: "prosa-demo-client-token",
      });
      expect(secret_tag).toBe(await secretTag("prosa-demo-secret", KEY));
    }
  });

  it("has a hundred contacts, some archived and some blocked after their last message", () => {
    expect(count("contacts")).toBe(100);
    expect(count("contacts where archived_at is not null and archived_by is not null")).toBe(4);
    expect(count("contacts where blocked_at is not null and blocked_by is not null")).toBe(3);
    expect(
      count(`contacts k join conversations c on c.contact_id = k.id join messages m on m.conversation_id = c.id
      where m.at >= coalesce(k.blocked_at, k.archived_at)`),
    ).toBe(0);
    expect(
      column("select max(coalesce(blocked_at, archived_at), coalesce(refused_last_at, 0)) from contacts").every(
        (it) => Number(it) <= NOW,
      ),
    ).toBe(true);
    expect(all("select search from contacts where name = 'João Pedro Lima'")).toEqual([
      { search: "joao pedro lima 5511987650002" },
    ]);
  });

  it("writes mobile numbers with the ninth digit, and keeps the provider's spelling as the address", () => {
    const phones = all("select external_id, address from contact_identities where kind = 'phone' and scope = ''");
    expect(phones).toHaveLength(95);
    for (const { external_id } of phones) expect(external_id).toMatch(/^55[1-9]\d9[6-9]\d{7}$/);
    expect(phones.filter((it) => it.address !== it.external_id).length).toBeGreaterThan(5);
  });

  it("knows João, Rafael and Célia of the simulator, and has the others still to meet", () => {
    const names = DEMO_CUSTOMERS.map((it) => `'${it.name}'`).join();
    const known = all(`select k.name, c.state, u.name as attendant, i.address from contacts k
      join contact_identities i on i.contact_id = k.id join conversations c on c.contact_id = k.id and c.state <> 'concluded'
      join users u on u.id = c.attendant_id where k.name in (${names}) order by i.address`);
    expect(known).toEqual([
      { name: "João Pedro Lima", state: "open", attendant: "Carla Menezes", address: "5511987650002" },
      { name: "Rafael Antunes", state: "open", attendant: "Diego Farias", address: "5531987650004" },
      { name: "Célia Wagner", state: "open", attendant: "Bruno Teixeira", address: "555187650005" },
    ]);
    expect(count(`contacts where name in (${names})`)).toBe(3);
  });
});

describe("the demo company's conversations", () => {
  it("stand in every state in every team, and every agent has some open", () => {
    const states =
      all(`select t.name || ' ' || state as place, count(*) as n from conversations c join teams t on t.id = c.team_id
      where channel_id = 'demo-whatsapp' group by 1 order by 1`);
    expect(Object.fromEntries(states.map((it) => [it.place, it.n]))).toEqual({
      "Suporte concluded": 25,
      "Suporte open": 10,
      "Suporte queued": 4,
      "VIP concluded": 12,
      "VIP open": 7,
      "VIP queued": 2,
      "Vendas concluded": 31,
      "Vendas open": 13,
      "Vendas queued": 6,
    });
    expect(count("(select distinct attendant_id from conversations where state = 'open')")).toBe(5);
    expect(count("(select distinct channel_id from conversations)")).toBe(4);
    expect(count("conversations where state <> 'concluded' and channel_id <> 'demo-whatsapp'")).toBe(0);
    expect(count(`conversations where concluded_at > ${NOW - 3 * DAY}`)).toBeGreaterThan(8);
    expect(count(`conversations where concluded_at > ${NOW} or concluded_at < ${NOW - 32 * DAY}`)).toBe(0);
    expect(count("(select distinct preview from conversations where state <> 'concluded')")).toBe(42);
  });

  it("have only attendants who are members of the team", () => {
    expect(
      count(`conversations c where attendant_id is not null and not exists (
      select 1 from memberships m where m.team_id = c.team_id and m.user_id = c.attendant_id)`),
    ).toBe(0);
  });

  it("never overlap on a channel, and leave the reopening window between them", () => {
    expect(
      count(`conversations a join conversations b on b.contact_id = a.contact_id and b.channel_id = a.channel_id
      and b.created_at >= a.created_at and b.id <> a.id
      where a.concluded_at is null or b.created_at <= a.concluded_at + ${12 * HOUR}`),
    ).toBe(0);
    expect(count("contacts k where not exists (select 1 from conversations c where c.contact_id = k.id)")).toBe(0);
    expect(count("(select contact_id from conversations group by contact_id having count(*) > 1)")).toBeGreaterThan(10);
  });

  it.each(Array.from({ length: 24 }, (_, hour) => hour))(
    "agree with their messages when made %i hours later",
    (hour) => {
      const now = NOW + hour * HOUR;
      const { conversations, messages } = hour === 0 ? demo : buildDemo(now, secrets);
      for (const conversation of conversations) {
        const own = messages.filter((it) => it.conversation_id === conversation.id);
        const said = own.filter((it) => it.direction !== "system");
        const inbound = times(own.filter((it) => it.direction === "in"));
        const answered = times(own.filter((it) => it.direction === "out"));
        const unanswered = inbound.filter((at) => at > Math.max(0, ...answered));
        const last = said.at(-1);
        const isConcluded = conversation.state === "concluded";
        const sentBackAt = conversation.state === "queued" ? own.at(-1)?.at : null;

        expect(own.length).toBeGreaterThanOrEqual(3);
        expect(own.length).toBeLessThanOrEqual(25);
        expect(times(own)).toEqual(times(own).toSorted((a, b) => a - b));
        expect(new Set(times(own)).size).toBe(own.length);
        expect(Math.max(...times(own))).toBeLessThanOrEqual(now);
        expect(conversation).toMatchObject({
          created_at: own[0]?.at,
          last_message_at: last?.at,
          last_inbound_at: inbound.at(-1),
          preview: previewOf(String(last?.text ?? conversation.preview)),
          waiting_since: isConcluded ? null : (unanswered[0] ?? sentBackAt),
        });
        expect(Number(conversation.version)).toBeGreaterThanOrEqual(own.length);
        expect(Number(conversation.unread)).toBeLessThanOrEqual(isConcluded ? 0 : unanswered.length);
        for (const at of answered) expect(inbound.some((it) => it < at && it > at - DAY)).toBe(true);
      }
    },
  );

  it("have kept the queue waiting from a minute to two hours", () => {
    const waits = column("select waiting_since from conversations where state = 'queued'").map(
      (it) => NOW - Number(it),
    );
    expect(Math.min(...waits)).toBeLessThan(2 * 60_000);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(60_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(2 * HOUR);
    expect(
      count(`conversations c where state = 'queued' and exists (
      select 1 from messages m where m.conversation_id = c.id and m.direction = 'out')`),
    ).toBe(1);
  });

  it("have WhatsApp's window open, and closed for a few", () => {
    const open = demo.conversations.filter((it) => it.state === "open");
    const closed = open.filter((it) => !isWindowOpen("whatsapp", Number(it.last_inbound_at), NOW));
    expect([open.length, closed.length]).toEqual([30, 4]);
  });

  it("have unread messages with some attendants and seen ones that still wait", () => {
    expect(count("conversations where state = 'open' and unread > 0")).toBe(10);
    expect(count("conversations where state = 'open' and unread = 0 and waiting_since is not null")).toBe(4);
  });
});

describe("the demo company's messages", () => {
  it("show every kind that the simulator's customers send most, and every fate of an answer", () => {
    expect(column("select distinct kind from messages order by 1")).toEqual([
      "audio",
      "document",
      "event",
      "image",
      "location",
      "sticker",
      "text",
      "unsupported",
    ]);
    const fates = Object.fromEntries(
      all("select status, count(*) as n from messages where direction = 'out' group by 1").map((it) => [
        it.status,
        it.n,
      ]),
    );
    expect(fates).toMatchObject({ failed: 1, unknown: 1 });
    expect(Object.keys(fates).toSorted()).toEqual(["delivered", "failed", "read", "sent", "unknown"]);
    expect(column("select failure from messages where status = 'failed'")).toEqual([
      '{"code":"131026","reason":"Message undeliverable"}',
    ]);
    expect(count("messages where (status = 'unknown') <> (direction = 'out' and provider_id is null)")).toBe(0);
    expect(count("messages where (direction = 'out') <> (author_id is not null)")).toBe(0);
  });

  it("tell events in the words of the protocol", () => {
    const events = column("select content from messages where kind = 'event'").map((it) =>
      v.parse(EventContent, JSON.parse(String(it))),
    );
    expect(new Set(events.map((it) => it.event))).toEqual(new Set(["started", "transferred", "concluded", "reopened"]));
  });

  it("leave no word to be filled in", () => {
    expect(
      count("messages where text like '%{%' or text like '%[%' or text like '%undefined%' or text like '%  %'"),
    ).toBe(0);
  });
});

describe("the SQL of rows", () => {
  it("stays below what D1 takes in one statement", () => {
    expect(Math.max(...statements.map((it) => Buffer.byteLength(it)))).toBeLessThan(100_000);
  });

  it("keeps quotes, line breaks and semicolons as they are", () => {
    const name = "Dona d'Água; drop\n--";
    const [contact = {}] = demo.contacts;
    const copy = load(insertsOf({ ...demo, contacts: [{ ...contact, name }, ...demo.contacts.slice(1)] }));
    expect(copy.prepare("select name from contacts where id = ?").get(contact.id ?? null)).toMatchObject({ name });
  });
});
