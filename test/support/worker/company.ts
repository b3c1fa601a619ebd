import { env } from "cloudflare:workers";
import { newId } from "#shared/ids.ts";
import type { Access } from "#shared/model/team.ts";
import { sealCredentials, secretTag } from "../../../worker/channels/credentials.ts";
import { hashPassword } from "../../../worker/services/password.ts";
import { fold } from "#shared/model/search-text.ts";
import { runBatch, sql } from "../../../worker/store/db.ts";
import { signIn, type Browser } from "./browser.ts";

export const APP_SECRET = "test-app-secret";
export const VERIFY_TOKEN = "test-verify-token";
const PASSWORD = "a-good-password";

export type TeamName = "vendas" | "suporte" | "vip";
export type PersonName = "ana" | "bruno" | "carla" | "diego" | "elisa";

export type Company = Awaited<ReturnType<typeof foundCompany>>;

const TEAMS: Record<TeamName, Access> = { vendas: "everyone", suporte: "team", vip: "attendant" };

const PEOPLE: Record<
  PersonName,
  { role: "admin" | "agent"; teams: Partial<Record<TeamName, "supervisor" | "member">> }
> = {
  ana: { role: "admin", teams: { suporte: "supervisor" } },
  bruno: { role: "agent", teams: { vendas: "supervisor", vip: "supervisor" } },
  carla: { role: "agent", teams: { vendas: "member", suporte: "member" } },
  diego: { role: "agent", teams: { vendas: "member", suporte: "member" } },
  elisa: { role: "agent", teams: { vip: "member", suporte: "member" } },
};

/** Hashed once: it is meant to be slow. */
let passwordHash: string | undefined;

/** A company of its own for one test: three teams, one of each access, five people, and a WhatsApp number. */
export const foundCompany = async () => {
  const id = newId();
  const now = Date.now();
  const at = new Date(now).toISOString();
  const ids = <Name extends string>(names: Record<Name, unknown>) =>
    Object.fromEntries(Object.keys(names).map((it) => [it, newId()])) as Record<Name, string>;
  const teams = ids(TEAMS);
  const people = ids(PEOPLE);
  const channel = {
    id: `wa-${id.slice(-12)}`,
    phoneNumberId: `1${Date.now()}${Math.floor(Math.random() * 1e6)}`,
    wabaId: `9${now}`,
  };
  passwordHash ??= await hashPassword(PASSWORD);
  const email = (name: string) => `${name}@${id}.test`;
  const credentials = { appSecret: APP_SECRET, verifyToken: VERIFY_TOKEN, accessToken: "test-token" };
  await runBatch(env.DB, [
    sql`insert into companies (id, name, created_at) values (${id}, 'Loja de teste', ${now})`,
    ...Object.entries(TEAMS).map(
      ([name, access]) => sql`insert into teams (id, company_id, name, access, reopen_window_ms, created_at)
        values (${teams[name as TeamName]}, ${id}, ${name}, ${access}, ${12 * 3_600_000}, ${now})`,
    ),
    ...Object.entries(PEOPLE).flatMap(([name, { role, teams: memberOf }]) => {
      const userId = people[name as PersonName];
      return [
        sql`insert into users (id, company_id, name, email, role, created_at, updated_at)
          values (${userId}, ${id}, ${name}, ${email(name)}, ${role}, ${at}, ${at})`,
        sql`insert into accounts (id, user_id, issuer, account_id, provider_id, password, created_at, updated_at)
          values (${newId()}, ${userId}, 'local:credential', ${userId}, 'credential', ${passwordHash}, ${at}, ${at})`,
        ...Object.entries(memberOf).map(
          ([team, as]) => sql`insert into memberships (team_id, user_id, company_id, is_supervisor)
            values (${teams[team as TeamName]}, ${userId}, ${id}, ${as === "supervisor" ? 1 : 0})`,
        ),
      ];
    }),
    sql`insert into channels (id, company_id, kind, name, external_id, account_id, default_team_id, credentials, secret_tag, created_at)
      values (${channel.id}, ${id}, 'whatsapp', 'WhatsApp', ${channel.phoneNumberId}, ${channel.wabaId}, ${teams.vendas},
        ${await sealCredentials(credentials, env.CREDENTIALS_KEY)}, ${await secretTag(APP_SECRET, env.CREDENTIALS_KEY)}, ${now})`,
  ]);
  const browsers = new Map<PersonName, Promise<Browser>>();
  return {
    id,
    teams,
    people,
    channel,
    email: (name: PersonName) => email(name),
    password: PASSWORD,
    /** The person's browser, signed in once. */
    as: (name: PersonName): Promise<Browser> => {
      const known = browsers.get(name) ?? signIn(email(name), PASSWORD);
      browsers.set(name, known);
      return known;
    },
  };
};

/** A contact who has never written: for conversations that a test puts in place itself. */
export const addContact = async (company: { id: string }, name: string): Promise<string> => {
  const id = newId();
  await runBatch(env.DB, [
    sql`insert into contacts (id, company_id, name, search, phone, created_at)
      values (${id}, ${company.id}, ${name}, ${fold(name)}, null, ${Date.now()})`,
  ]);
  return id;
};
