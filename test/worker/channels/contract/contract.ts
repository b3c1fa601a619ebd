import { filesContract } from "./files.ts";
import { parsingContract } from "./parsing.ts";
import { sendingContract } from "./sending.ts";
import { settingsContract } from "./settings.ts";
import type { Subject } from "./subject.ts";
import { verifyingContract } from "./verifying.ts";

/** What every channel promises, whatever provider is behind it. To be called in a test file of the channel's. */
export const channelContract = (subject: Subject): void => {
  verifyingContract(subject);
  parsingContract(subject);
  sendingContract(subject);
  filesContract(subject);
  settingsContract(subject);
};
