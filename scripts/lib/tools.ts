/** Entry files of the command-line tools, so that they run on this Node without a shell in between. */
export const WRANGLER = "node_modules/wrangler/bin/wrangler.js";
