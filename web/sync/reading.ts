export { untilNeeded } from "./pads/needed.ts";
export { checkCopy, checkMessages } from "./check.ts";
export { readBreaks, writePages } from "./write-pages.ts";
