import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WorkerOptions } from "miniflare";
import { unstable_getMiniflareWorkerOptions as optionsOf } from "wrangler";
import { ROOT } from "../../../scripts/lib/settings.ts";
import { bundleWorker } from "./bundle.ts";
import { type Company, type Customer, foundCompany } from "./company.ts";
import { conversationsOf } from "./conversations.ts";
import { fillDatabase } from "./fill.ts";
import { SECRETS } from "./secrets.ts";
import { startWorkerd, type Workerd } from "./workerd.ts";

const NAME = "prosa";
/** Nothing listens there. */
const NOBODY = "http://127.0.0.1:9";

export type Size = { conversations: number; agents: number };

export type Prosa = {
  url: string;
  company: Company;
  /** All customers whose conversation is open. */
  open: readonly Customer[];
  /** The process that it shares with the other Workers it was started with. */
  workerd: Workerd;
  /** Stops it, and removes its state. */
  stop: () => Promise<void>;
};

type Options = Size & {
  /** Other Workers of the same process: what ours is compared with. */
  beside?: readonly (WorkerOptions & { name: string })[];
  /** Whether it gives out the client of dist/web too. Without it, nothing stands before the Worker. */
  hasClient?: boolean;
  vars?: Record<string, string>;
};

/** Starts the built Worker on a fresh copy of a company, with all that wrangler.toml binds to it. */
export const startProsa = async ({ beside = [], hasClient = false, vars = {}, ...size }: Options): Promise<Prosa> => {
  const [script, { stateDir: template, company, open }] = await Promise.all([bundleWorker(), companyOf(size)]);
  const stateDir = temporaryFolder();
  try {
    cpSync(template, stateDir, { recursive: true });
    const { assets, ...options } = configured();
    const prosa = {
      ...options,
      name: NAME,
      modules: [{ type: "ESModule" as const, path: script }],
      bindings: { ...options.bindings, GRAPH_URL: NOBODY, ZAPI_URL: NOBODY, ...SECRETS, ...vars },
      ...(hasClient ? { assets } : { serviceBindings: { ASSETS: () => new Response(null, { status: 404 }) } }),
    } as WorkerOptions & { name: string };
    const workerd = await startWorkerd(stateDir, [prosa, ...beside]);
    const stop = async () => {
      await workerd.stop();
      rmSync(stateDir, { recursive: true, force: true });
    };
    return { url: workerd.urlOf(NAME), company, open, workerd, stop };
  } catch (error) {
    rmSync(stateDir, { recursive: true, force: true });
    throw error;
  }
};

const folders = new Set<string>();
process.once("exit", () => {
  for (const it of folders) rmSync(it, { recursive: true, force: true });
});
// Who is interrupted leaves nothing behind either.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)
  process.once(signal, () => process.exit(code));

const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "prosa-bench-"));
  folders.add(folder);
  return folder;
};

/** What wrangler.toml binds, as Miniflare is told of it. */
const configured = () => optionsOf(join(ROOT, "wrangler.toml")).workerOptions as unknown as Configured;

type Configured = WorkerOptions & {
  bindings: Record<string, string>;
  d1Databases: { DB: { id: string } };
  assets: object;
};

/** The id of Prosa's database, for a Worker beside it that reads the same. */
export const configuredDatabase = (): string => configured().d1Databases.DB.id;

type Template = { stateDir: string; company: Company; open: Customer[] };

const templates = new Map<string, Promise<Template>>();

/** A company of the size, written once a process; each run works on a copy. */
const companyOf = (size: Size): Promise<Template> => {
  const key = `${size.conversations}/${size.agents}`;
  const made = templates.get(key) ?? makeCompany(size);
  templates.set(key, made);
  return made;
};

const makeCompany = async ({ conversations, agents }: Size): Promise<Template> => {
  const stateDir = temporaryFolder();
  const now = Date.now();
  const { company, rows } = await foundCompany(agents, now);
  const open: Customer[] = [];
  const all = function* () {
    yield* rows;
    for (const it of conversationsOf(company, conversations, now)) {
      yield* it.rows;
      if (it.open) open.push(it.open);
    }
  };
  await fillDatabase(stateDir, configuredDatabase(), all());
  return { stateDir, company, open };
};
