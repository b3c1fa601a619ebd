export { createMediaStore } from "./media-store.ts";
export { createMessageStore } from "./message-store.ts";
export { createPadStore } from "./pad-store.ts";
