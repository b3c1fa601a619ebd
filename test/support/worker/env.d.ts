import type { D1Migration } from "cloudflare:test";
import type { Env as WorkerEnv } from "../../../worker/env.ts";

declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {
      MIGRATIONS: D1Migration[];
      /** What a run was given from outside, see given.ts: how many inputs, from which seed, and payloads as JSON. */
      FUZZ_INPUTS: string;
      FUZZ_SEED: string;
      PAYLOADS: string;
    }
    /** Types `exports.default` of "cloudflare:workers": the Worker under test. */
    interface GlobalProps {
      mainModule: typeof import("../../../worker/index.ts");
    }
  }
}
