import type { WorkerOptions } from "miniflare";
import { bundleFloor } from "./bundle.ts";

export type Floor = WorkerOptions & { name: string };

/** A Worker of `test/bench/floors`, as Prosa is started beside it: with a database of its own unless another is given. */
export const floor = async (
  name: string,
  {
    databaseId = `floor-${name}`,
    ...options
  }: { databaseId?: string; bindings?: Record<string, string> } & Partial<WorkerOptions> = {},
): Promise<Floor> =>
  ({
    name,
    modules: [{ type: "ESModule", path: await bundleFloor(`test/bench/floors/${name}.ts`) }],
    compatibilityDate: "2026-07-30",
    compatibilityFlags: ["nodejs_compat"],
    d1Databases: { DB: databaseId },
    ...options,
  }) as Floor;
