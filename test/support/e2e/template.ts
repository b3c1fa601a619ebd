import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureSecrets } from "../../../scripts/lib/secrets.ts";
import { prepareState } from "../../../scripts/lib/state.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated and seeded state directory, to be copied. */
    template: string;
  }
}

/** Once a run: the demo company's state, which every test file starts from a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = await mkdtemp(join(tmpdir(), "prosa-e2e-template-"));
  ensureSecrets();
  await prepareState(template);
  project.provide("template", template);
  return () => rm(template, { recursive: true, force: true });
}
