export { createChannelStore } from "./channel-store.ts";
export { createContactStore } from "./contact-store.ts";
export { createHealthStore } from "./health-store.ts";
export { createMediaStore } from "./media-store.ts";
export { createMessageStore } from "./message-store.ts";
export { createPadStore } from "./pad-store.ts";
export { createTemplateStore } from "./template-store.ts";
