import * as v from "valibot";

export const ChannelKind = v.picklist(["whatsapp", "instagram", "messenger", "zapi"]);
export type ChannelKind = v.InferOutput<typeof ChannelKind>;

/** Whether people are known there by their telephone number. */
export const knowsPhones = (channel: ChannelKind): boolean => channel === "whatsapp" || channel === "zapi";
