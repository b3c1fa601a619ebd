import { createHash } from "node:crypto";

/** What is kept of a provider's id when nothing else may be. */
export const hashOf = (providerId: string): string => createHash("sha256").update(providerId).digest("base64url");
