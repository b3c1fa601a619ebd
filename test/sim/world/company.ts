import type { Access } from "#shared/model/team.ts";
import { virtualId } from "../engine/globals.ts";
import type { Random } from "../engine/random.ts";
import type { D1 } from "./d1.ts";
import type { Product } from "./product.ts";
import type { Channel, Customer } from "./provider.ts";
import { APP_SECRET, CREDENTIALS_KEY } from "./secrets.ts";

export type Person = { id: string; name: string };
export type Company = {
  id: string;
  people: readonly Person[];
  teams: readonly { id: string; name: string }[];
  channel: Channel;
  customers: readonly Customer[];
};

const TEAMS: readonly [string, Access][] = [
  ["Vendas", "everyone"],
  ["Suporte", "team"],
  ["VIP", "attendant"],
];
const PEOPLE = ["Ana", "Bruno", "Carla", "Diego", "Elisa"];
const CUSTOMERS = ["Maria", "João", "Lucas", "Rita", "Paulo", "Sônia"];

/** Puts a company into the database: three teams of each access, people of different roles, a number, its customers. */
export const foundCompany = async (d1: D1, product: Product, random: Random, now: number): Promise<Company> => {
  const id = virtualId();
  const at = new Date(now).toISOString();
  d1.put("companies", { id, name: "Loja", created_at: now });
  const teams = TEAMS.map(([name, access]) => {
    const team = { id: virtualId(), name };
    d1.put("teams", { ...team, company_id: id, access, reopen_window_ms: 12 * 3_600_000, created_at: now });
    return team;
  });
  const people = PEOPLE.slice(0, 3 + random.int(3)).map((name, index) => {
    const person = { id: virtualId(), name };
    d1.put("users", {
      ...person,
      company_id: id,
      email: `${name.toLowerCase()}@${id}.test`,
      role: index === 0 ? "admin" : "agent",
      created_at: at,
      updated_at: at,
    });
    for (const [place, team] of teams.entries()) {
      const isMember = place === index % teams.length || random.chance(0.6);
      const isSupervisor = random.chance(0.25) ? 1 : 0;
      if (isMember)
        d1.put("memberships", { team_id: team.id, user_id: person.id, company_id: id, is_supervisor: isSupervisor });
    }
    return person;
  });
  const channel = { id: "wa-simulated", phoneNumberId: "100000000000001", wabaId: "900000000000001" };
  const secrets = { appSecret: APP_SECRET, verifyToken: "verify", accessToken: "token" };
  d1.put("channels", {
    id: channel.id,
    company_id: id,
    kind: "whatsapp",
    name: "WhatsApp",
    external_id: channel.phoneNumberId,
    account_id: channel.wabaId,
    default_team_id: (random.pick(teams) as { id: string }).id,
    credentials: await product.sealCredentials(secrets, CREDENTIALS_KEY),
    secret_tag: await product.secretTag(APP_SECRET, CREDENTIALS_KEY),
    created_at: now,
  });
  const customers = CUSTOMERS.slice(0, 2 + random.int(5)).map((name, index) => ({
    name,
    phone: `55119${String(80_000_000 + index)}`,
    userId: random.chance(0.4) ? `BR.${index}0001` : null,
  }));
  return { id, people, teams, channel, customers };
};
