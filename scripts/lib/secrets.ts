import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./settings.ts";

const NAMES = ["SESSION_SECRET", "ROOM_SECRET", "CREDENTIALS_KEY", "OPERATOR_SECRET"];

/** Writes `.dev.vars` with fresh secrets on the first start; git ignores the file. */
export const ensureSecrets = (): void => {
  const file = join(ROOT, ".dev.vars");
  if (existsSync(file)) return;
  const lines = NAMES.map((name) => `${name}="${randomBytes(32).toString("base64")}"\n`);
  writeFileSync(file, lines.join(""), { mode: 0o600 });
};
