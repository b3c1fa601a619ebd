import { messenger } from "../../../../worker/channels/messenger/index.ts";
import { subjectFor } from "../meta-messaging/subject.ts";

export const subject = subjectFor("messenger", messenger, {
  account: "200000000000001",
  name: { name: "Loja Aurora" },
  label: "Loja Aurora",
});
