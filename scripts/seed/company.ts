import type { Access } from "#shared/model/team.ts";
import type { ChannelKind } from "#shared/model/channel.ts";
import type { Role } from "#shared/model/user.ts";
import { DEFAULT_REOPEN_WINDOW_MS } from "#shared/model/team.ts";
import type { Gender } from "./catalogue.ts";
import { HOUR } from "./calendar.ts";
import type { NewIdAt } from "./ids.ts";
import type { Row, Tables } from "./rows.ts";

export type AgentName = "ana" | "bruno" | "carla" | "diego" | "elisa";
export type TeamName = "Vendas" | "Suporte" | "VIP";
export type ChannelId = "demo-whatsapp" | "demo-instagram" | "demo-messenger" | "demo-zapi";

export type Agent = { id: string; name: string; gender: Gender };
export type Channel = { id: ChannelId; kind: ChannelKind; externalId: string; defaultTeam: TeamName };

/** What cannot be repeated: hashes and ciphertexts, made anew for every database. */
export type Secrets = {
  passwordHashes: Record<AgentName, string>;
  credentials: Record<ChannelId, string>;
  secretTag: string;
};

export type Company = {
  id: string;
  agents: Record<AgentName, Agent>;
  teamIds: Record<TeamName, string>;
  tables: Pick<Tables, "companies" | "users" | "accounts" | "teams" | "memberships" | "channels">;
};

const AGENTS: Record<AgentName, { name: string; gender: Gender; role: Role }> = {
  ana: { name: "Ana Ribeiro", gender: "f", role: "admin" },
  bruno: { name: "Bruno Teixeira", gender: "m", role: "agent" },
  carla: { name: "Carla Menezes", gender: "f", role: "agent" },
  diego: { name: "Diego Farias", gender: "m", role: "agent" },
  elisa: { name: "Elisa Prado", gender: "f", role: "agent" },
};
export const AGENT_NAMES = Object.keys(AGENTS) as AgentName[];

const TEAMS: Record<TeamName, { access: Access; supervisor: AgentName; members: readonly AgentName[] }> = {
  Vendas: { access: "everyone", supervisor: "bruno", members: ["carla", "diego"] },
  Suporte: { access: "team", supervisor: "ana", members: ["carla", "diego", "elisa"] },
  VIP: { access: "attendant", supervisor: "bruno", members: ["elisa"] },
};

type ChannelFacts = Omit<Channel, "id"> & { name: string; accountId: string | null };

const CHANNELS: Record<ChannelId, ChannelFacts> = {
  "demo-whatsapp": {
    kind: "whatsapp",
    name: "WhatsApp",
    externalId: "100000000000001",
    accountId: "100000000000009",
    defaultTeam: "Vendas",
  },
  "demo-instagram": {
    kind: "instagram",
    name: "Instagram",
    externalId: "100000000000002",
    accountId: null,
    defaultTeam: "Vendas",
  },
  "demo-messenger": {
    kind: "messenger",
    name: "Messenger",
    externalId: "100000000000003",
    accountId: null,
    defaultTeam: "Vendas",
  },
  "demo-zapi": {
    kind: "zapi",
    name: "WhatsApp do suporte",
    externalId: "PROSA-DEMO",
    accountId: null,
    defaultTeam: "Suporte",
  },
};
export const CHANNEL_IDS = Object.keys(CHANNELS) as ChannelId[];

export const channelOf = (id: ChannelId): Channel => ({ id, ...CHANNELS[id] });

/** The company with its people, teams and channels, founded at the given time in epoch milliseconds. */
export const buildCompany = (foundedAt: number, newId: NewIdAt, secrets: Secrets): Company => {
  const id = newId(foundedAt);
  const agents = mapKeys(AGENT_NAMES, (it) => ({ id: newId(foundedAt), ...AGENTS[it] }));
  const teamIds = mapKeys(Object.keys(TEAMS) as TeamName[], () => newId(foundedAt));
  const isoTime = new Date(foundedAt).toISOString();
  const times = { created_at: isoTime, updated_at: isoTime };
  const tables: Company["tables"] = {
    companies: [{ id, name: "Loja Aurora", created_at: foundedAt }],
    users: AGENT_NAMES.map((it) => {
      const { name, role } = AGENTS[it];
      return { id: agents[it].id, company_id: id, name, email: `${it}@prosa.test`, role, ...times };
    }),
    accounts: AGENT_NAMES.map((it) => ({
      id: newId(foundedAt + HOUR),
      user_id: agents[it].id,
      issuer: "local:credential",
      account_id: agents[it].id,
      provider_id: "credential",
      password: secrets.passwordHashes[it],
      ...times,
    })),
    teams: Object.entries(TEAMS).map(([name, { access }]) => ({
      id: teamIds[name as TeamName],
      company_id: id,
      name,
      access,
      reopen_window_ms: DEFAULT_REOPEN_WINDOW_MS,
      created_at: foundedAt,
    })),
    memberships: Object.entries(TEAMS).flatMap(([team, { supervisor, members }]) =>
      [supervisor, ...members].map((it) => ({
        team_id: teamIds[team as TeamName],
        user_id: agents[it].id,
        company_id: id,
        is_supervisor: it === supervisor ? 1 : 0,
      })),
    ),
    channels: CHANNEL_IDS.map((it): Row => {
      const { kind, name, externalId, accountId, defaultTeam } = CHANNELS[it];
      return {
        id: it,
        company_id: id,
        kind,
        name,
        external_id: externalId,
        account_id: accountId,
        default_team_id: teamIds[defaultTeam],
        credentials: secrets.credentials[it],
        secret_tag: secrets.secretTag,
        created_at: foundedAt,
      };
    }),
  };
  return { id, agents, teamIds, tables };
};

export const mapKeys = <K extends string, T>(keys: readonly K[], make: (key: K) => T): Record<K, T> =>
  Object.fromEntries(keys.map((it) => [it, make(it)])) as Record<K, T>;
