/** What it takes to read a pad, and to write in it together with others. */
export * as Y from "yjs";
export { openLine } from "./line.ts";
export { createPadCopy } from "./pad-copy.ts";
