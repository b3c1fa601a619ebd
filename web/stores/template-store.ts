import type { OpenReplica } from "./follow.ts";
import { OFFLINE } from "./paged.ts";
import type { TemplateStore } from "./prosa.ts";

export const createTemplateStore = (replica: OpenReplica): TemplateStore => ({
  of: async (channelId) => (await replica()?.templates(channelId)) ?? OFFLINE,
});
