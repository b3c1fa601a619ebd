import { instagram } from "../../../../worker/channels/instagram/index.ts";
import { subjectFor } from "../meta-messaging/subject.ts";

export const subject = subjectFor("instagram", instagram, {
  account: "17800000000000001",
  name: { username: "loja.aurora" },
  label: "@loja.aurora",
});
