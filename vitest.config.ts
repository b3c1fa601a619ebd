import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";
import { given } from "./test/support/given.ts";

/** Real servers and browsers: slow to start, slower beside others, and two at once would fight for the processor. */
const realServers = {
  environment: "node",
  testTimeout: 120_000,
  hookTimeout: 300_000,
  fileParallelism: false,
} as const;

/** What counts all that the Worker does must be alone with it. */
const COUNTING = ["test/worker/**/cost.test.ts"];

/**
 * Files of tests that run inside of workerd. Loading the Worker takes longer than most files' tests: what is not isolated
 * shares it, and each test founds a company of its own instead.
 */
const workerProject = (files: { name: string; include: string[]; exclude?: string[]; isolate: boolean }) => ({
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: {
        bindings: {
          MIGRATIONS: await readD1Migrations("migrations"),
          ...given(process.env),
          SESSION_SECRET: "session-secret-of-the-tests-only",
          ROOM_SECRET: "room-secret-of-the-tests-only",
          OPERATOR_SECRET: "operator-secret-of-the-tests-only",
          CREDENTIALS_KEY: Buffer.alloc(32, "tests").toString("base64"),
          // Nothing listens there: a test that sends finds no provider, and resolves no foreign host.
          GRAPH_URL: "http://127.0.0.1:9",
          ZAPI_URL: "http://127.0.0.1:9",
          PUBLIC_URL: "https://prosa.test",
        },
      },
    })),
  ],
  test: {
    ...files,
    setupFiles: ["test/support/worker/quiet.ts", "test/support/worker/apply-migrations.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Bundled once, these halve the time that it takes.
    deps: {
      optimizer: {
        ssr: {
          enabled: true,
          include: ["better-auth", "drizzle-orm", "drizzle-orm/d1", "drizzle-orm/sqlite-core", "valibot"],
          rolldownOptions: { external: [/^(node|cloudflare):/] },
        },
      },
    },
  },
});

export default defineConfig({
  test: {
    // By itself, vitest leaves a processor alone; of two, that is half.
    maxWorkers: "100%",
    projects: [
      {
        plugins: [solid()],
        test: {
          name: "unit",
          environment: "node",
          testTimeout: 30_000,
          include: ["test/{shared,web,party,simulator,sim,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["test/party/contract/**", "test/web/ui/*pages.test.ts"],
        },
      },
      workerProject({ name: "worker", include: ["test/worker/**/*.test.ts"], exclude: COUNTING, isolate: false }),
      workerProject({ name: "worker-counted", include: COUNTING, isolate: true }),
      { test: { ...realServers, name: "party", include: ["test/party/contract/**/*.test.ts"] } },
      {
        test: {
          ...realServers,
          name: "e2e",
          include: ["test/e2e/**/*.test.ts", "test/web/ui/*pages.test.ts"],
          globalSetup: ["test/support/e2e/template.ts"],
        },
      },
    ],
  },
});
