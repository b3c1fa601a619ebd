import type { ChannelKind } from "#shared/model/channel.ts";
import type { Subject } from "./contract/subject.ts";
import { subject as instagram } from "./instagram/subject.ts";
import { subject as messenger } from "./messenger/subject.ts";
import { subject as whatsapp } from "./whatsapp/subject.ts";
import { subject as zapi } from "./zapi/subject.ts";

export const SUBJECTS: Record<ChannelKind, Subject> = { whatsapp, instagram, messenger, zapi };
