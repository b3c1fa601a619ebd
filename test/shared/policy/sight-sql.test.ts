import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sight, type Tab, TABS } from "#shared/policy/sight.ts";
import { sightCondition } from "#shared/policy/sight-sql.ts";
import { type RandomWorld, randomWorld, TEAMS, USERS } from "../../support/shared/random-world.ts";

const MIGRATIONS = readdirSync("migrations")
  .sort()
  .map((it) => readFileSync(`migrations/${it}`, "utf8"));

const databaseOf = (world: RandomWorld): DatabaseSync => {
  const db = new DatabaseSync(":memory:");
  for (const it of MIGRATIONS) db.exec(it);
  db.exec("insert into companies values ('x', 'Loja', 0)");
  for (let user = 0; user < USERS; user++) {
    db.exec(`insert into users (id, company_id, name, email, role, created_at, updated_at)
      values ('u${user}', 'x', 'u', 'u${user}@prosa.test', 'agent', '', '')`);
  }
  world.access.forEach((it, team) =>
    db.exec(`insert into teams (id, company_id, name, access, reopen_window_ms, created_at)
      values ('t${team}', 'x', 't${team}', '${it}', 0, 0)`),
  );
  db.exec(`insert into channels (id, company_id, kind, name, external_id, default_team_id, credentials, secret_tag, created_at)
    values ('h', 'x', 'whatsapp', 'h', '1', 't0', '', '', 0)`);
  for (const { team, user, isSupervisor } of world.memberships) {
    db.exec(`insert into memberships values ('t${team}', 'u${user}', 'x', ${isSupervisor ? 1 : 0})`);
  }
  world.conversations.forEach((it, at) => {
    db.exec(`insert into contacts (id, company_id, name, search, created_at) values ('k${at}', 'x', '', '', 0)`);
    db.exec(`insert into conversations (id, company_id, contact_id, channel_id, team_id, attendant_id, state, version,
        created_at, concluded_at, last_message_at, preview, unread)
      values ('${at}', 'x', 'k${at}', 'h', 't${it.team}', ${it.attendant === null ? "null" : `'u${it.attendant}'`},
        '${it.state}', 1, 0, ${it.state === "concluded" ? 1 : "null"}, 0, '', 0)`);
  });
  return db;
};

const seenBySql = (db: DatabaseSync, user: number, tab?: Tab): number[] =>
  db
    .prepare(`select c.id from conversations c join teams t on t.id = c.team_id
      left join memberships m on m.team_id = c.team_id and m.user_id = ? where ${sightCondition("?", tab)}`)
    .all(...Array<string>(1 + (sightCondition("?", tab).match(/\?/g)?.length ?? 0)).fill(`u${user}`))
    .map((it) => Number(it.id))
    .sort((a, b) => a - b);

const seenByPolicy = (world: RandomWorld, user: number, tab?: Tab): number[] => {
  const teams = Object.fromEntries(
    world.memberships.filter((it) => it.user === user).map((it) => [`t${it.team}`, { isSupervisor: it.isSupervisor }]),
  );
  return world.conversations.flatMap((it, at) => {
    const attendantId = it.attendant === null ? null : `u${it.attendant}`;
    const seen = sight(
      { userId: `u${user}`, teams },
      { teamId: `t${it.team}`, state: it.state, attendantId, access: world.access[it.team] ?? "team" },
    );
    return seen !== null && (!tab || seen === tab) ? [at] : [];
  });
};

it("selects in SQL exactly what the policy's function lets each viewer see, in every tab and in all", () => {
  fc.assert(
    fc.property(randomWorld, (world) => {
      const db = databaseOf(world);
      for (let user = 0; user < USERS; user++) {
        for (const tab of [undefined, ...TABS]) {
          expect(seenBySql(db, user, tab)).toEqual(seenByPolicy(world, user, tab));
        }
      }
      db.close();
    }),
    { numRuns: 100 },
  );
});

it("draws worlds in which every cell of the table occurs", () => {
  const met = new Set<string>();
  for (const world of fc.sample(randomWorld, { numRuns: 200, seed: 1 })) {
    for (let user = 0; user < USERS; user++) {
      for (const it of world.conversations) {
        const membership = world.memberships.find((m) => m.team === it.team && m.user === user);
        const relation = !membership ? "company" : it.attendant === user ? "attendant" : membership.isSupervisor;
        met.add(`${world.access[it.team]} ${it.state} ${relation}`);
      }
    }
  }
  expect(met.size).toBe(TEAMS * (3 + 4 + 4));
});
