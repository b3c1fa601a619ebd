import { sealCredentials, secretTag } from "../../../worker/channels/credentials.ts";
import { hashPassword } from "../../../worker/services/password.ts";
import { idsFrom, type NewIdAt } from "../../../scripts/seed/ids.ts";
import type { Row } from "../../../scripts/seed/rows.ts";
import { seededRandom } from "../../../scripts/seed/random.ts";
import { cookieOf } from "./cookie.ts";
import { SECRETS } from "./secrets.ts";

export const TEAMS = ["Vendas", "Suporte", "VIP"] as const;
export type TeamName = (typeof TEAMS)[number];

/** `cookie` is a session of theirs, as a request carries it; they sign in with their address and `PASSWORD` too. */
export type Agent = { id: string; name: string; email: string; cookie: string };

/** A customer with an open conversation. */
export type Customer = { phone: string; name: string; conversationId: string; team: TeamName; attendantId: string };

export type Company = {
  id: string;
  channel: typeof CHANNEL;
  teamIds: Record<TeamName, string>;
  /** The first supervises all teams and is an administrator; all are members of Vendas and Suporte, every fourth of VIP. */
  agents: readonly Agent[];
};

export const PASSWORD = "prosa-bench";
const CHANNEL = {
  id: "bench-whatsapp",
  phoneNumberId: "100000000000001",
  accountId: "100000000000009",
  appSecret: "prosa-bench-secret",
};
const ACCESS = { Vendas: "everyone", Suporte: "team", VIP: "attendant" } as const;
const VIP_EVERY = 4;
const MONTH_MS = 30 * 24 * 3_600_000;

/** Who attends to conversations of a team. */
export const membersOf = ({ agents }: Company, team: TeamName): Agent[] =>
  agents.filter((_, at) => team !== "VIP" || at % VIP_EVERY === 0);

/** A company of so many agents, with the rows that it consists of. `now` is in epoch milliseconds. */
export const foundCompany = async (
  agents: number,
  now: number,
): Promise<{ company: Company; rows: [string, Row][] }> => {
  const random = seededRandom(1);
  const newId = idsFrom(random);
  const at = now - 12 * MONTH_MS;
  const company: Company = {
    id: newId(at),
    channel: CHANNEL,
    teamIds: { Vendas: newId(at), Suporte: newId(at), VIP: newId(at) },
    agents: Array.from({ length: agents }, (_, n) => agentOf(n, newId(at))),
  };
  return {
    company,
    rows: [...teamRows(company, at), ...(await peopleRows(company, newId, at, now)), await channelRow(company, at)],
  };
};

const agentOf = (n: number, id: string): Agent => ({
  id,
  name: `Atendente ${String(n).padStart(3, "0")}`,
  email: `atendente-${n}@prosa.test`,
  cookie: cookieOf(tokenOf(id)),
});

const tokenOf = (userId: string): string => `session-of-${userId}`;

const teamRows = ({ id, teamIds }: Company, at: number): [string, Row][] => [
  ["companies", { id, name: "Loja Aurora", created_at: at }],
  ...TEAMS.map((name): [string, Row] => [
    "teams",
    { id: teamIds[name], company_id: id, name, access: ACCESS[name], reopen_window_ms: MONTH_MS, created_at: at },
  ]),
];

const peopleRows = async (company: Company, newId: NewIdAt, at: number, now: number): Promise<[string, Row][]> => {
  const times = { created_at: new Date(at).toISOString(), updated_at: new Date(now).toISOString() };
  const password = await hashPassword(PASSWORD);
  const users = company.agents.flatMap(({ id, name, email }, n): [string, Row][] => [
    ["users", { id, company_id: company.id, name, email, role: n === 0 ? "admin" : "agent", ...times }],
    [
      "accounts",
      {
        id: newId(at),
        user_id: id,
        issuer: "local:credential",
        account_id: id,
        provider_id: "credential",
        password,
        ...times,
      },
    ],
    [
      "sessions",
      {
        id: newId(at),
        user_id: id,
        token: tokenOf(id),
        expires_at: new Date(now + MONTH_MS).toISOString(),
        created_at: new Date(now).toISOString(),
        updated_at: new Date(now).toISOString(),
      },
    ],
  ]);
  const memberships = TEAMS.flatMap((team) =>
    membersOf(company, team).map((it): [string, Row] => [
      "memberships",
      {
        team_id: company.teamIds[team],
        user_id: it.id,
        company_id: company.id,
        is_supervisor: it === company.agents[0] ? 1 : 0,
      },
    ]),
  );
  return [...users, ...memberships];
};

const channelRow = async ({ id, teamIds, channel }: Company, at: number): Promise<[string, Row]> => {
  const credentials = { appSecret: channel.appSecret, verifyToken: "", accessToken: "token", clientToken: "" };
  return [
    "channels",
    {
      id: channel.id,
      company_id: id,
      kind: "whatsapp",
      name: "WhatsApp",
      external_id: channel.phoneNumberId,
      account_id: channel.accountId,
      default_team_id: teamIds.Vendas,
      credentials: await sealCredentials(credentials, SECRETS.CREDENTIALS_KEY),
      secret_tag: await secretTag(channel.appSecret, SECRETS.CREDENTIALS_KEY),
      created_at: at,
    },
  ];
};
