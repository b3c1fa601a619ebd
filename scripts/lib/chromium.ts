import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of the system's Chromium. @throws {Error} one line that says what to install */
export const findChromium = (): string => {
  const found = onPath(NAMES);
  if (!found) throw new Error("Browser tests need Chromium on the PATH: install your system's `chromium` package.");
  return found;
};

/** As `findChromium`, but as root on Debian installs the package first. */
export const findOrInstallChromium = async (): Promise<string> => {
  if (!onPath(NAMES) && process.getuid?.() === 0 && onPath(["apt-get"])) await install();
  return findChromium();
};

const onPath = (names: readonly string[]): string | undefined =>
  names
    .flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((dir) => join(dir, name)))
    .find((path) => isExecutable(path));

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const install = async (): Promise<void> => {
  const apt = (...args: string[]) =>
    promisify(execFile)("apt-get", ["-o", "DPkg::Lock::Timeout=120", ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      maxBuffer: 64 * 1024 * 1024,
    });
  await apt("update");
  await apt("install", "--yes", "--no-install-recommends", "chromium");
};
