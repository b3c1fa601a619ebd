import type { ProviderErrors } from "../provider/under-faults.ts";
import { MetaError } from "./errors.ts";

/** The Graph API's errors for planned faults; `tooMany` is its code for too many requests on that channel. */
export const metaErrors = (tooMany: number): ProviderErrors => ({
  refused: (fault) => new MetaError(fault.code, fault),
  tooMany: () => new MetaError(tooMany, { status: 429 }),
  serverError: () => new MetaError(131000, { status: 500 }),
  undelivered: (fault) => new MetaError(fault.code, fault),
});
