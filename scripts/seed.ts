/** Fills an empty local database with the demo company; one that holds a company is left as it is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { ensureSecrets } from "./lib/secrets.ts";
import { ROOT, settingsFromEnvironment } from "./lib/settings.ts";
import { fillIfEmpty } from "./seed/database.ts";
import { buildDemo } from "./seed/demo.ts";
import { demoSecrets } from "./seed/secrets.ts";
import { insertsOf } from "./seed/sql.ts";

const { stateDir } = settingsFromEnvironment(process.env);
ensureSecrets();
const { CREDENTIALS_KEY = "" } = parseEnv(readFileSync(join(ROOT, ".dev.vars"), "utf8"));
const demo = buildDemo(Date.now(), await demoSecrets(CREDENTIALS_KEY));

if (await fillIfEmpty(stateDir, insertsOf(demo))) {
  const { contacts, conversations, messages } = demo;
  console.log(
    `Loja Aurora: ${contacts.length} contacts, ${conversations.length} conversations, ${messages.length} messages.`,
  );
} else {
  console.log("The database holds a company already: nothing to do.");
}
