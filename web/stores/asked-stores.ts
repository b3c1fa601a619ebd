export { createChannelStore } from "./channel-store.ts";
export { createContactStore } from "./contact-store.ts";
export { createHealthStore } from "./health-store.ts";
export { createTemplateStore } from "./template-store.ts";
