/** Prints where the system's Chromium is, installing it first where that can be done unasked. */
import { findOrInstallChromium } from "./lib/chromium.ts";

try {
  console.log(await findOrInstallChromium());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
