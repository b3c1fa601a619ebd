import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether node_modules holds what package-lock.json names. npm lists what it installed in a lockfile of its own, written
 * last, so an interrupted install does not count.
 */
export function isInstalled(root) {
  const installed = packagesOf(join(root, "node_modules/.package-lock.json"));
  if (!installed) return false;
  const isThere = (path, wanted) => {
    const found = installed[path];
    // Packages for other platforms are in the lockfile and rightly not in node_modules.
    return found ? found.version === wanted.version && found.integrity === wanted.integrity : wanted.optional;
  };
  return Object.entries(packagesOf(join(root, "package-lock.json")))
    .filter(([path]) => path !== "")
    .every(([path, wanted]) => isThere(path, wanted));
}

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : undefined);
