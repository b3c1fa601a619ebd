import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { lucideIcons } from "../../../scripts/lib/lucide-icons.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Serves the interface with a company in memory: `vite --config test/support/gallery/vite.config.ts`. */
export default defineConfig({
  root: at("."),
  publicDir: at("../../../web/public"),
  cacheDir: at("../../../node_modules/.cache/gallery"),
  plugins: [lucideIcons(at("../../../web/ui/icon.ts")), solid()],
  server: { port: 8799, strictPort: false, fs: { allow: [at("../../..")] } },
  build: {
    outDir: at("../../../dist/gallery"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    // Each page is opened anew, and fetches all that it needs.
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
