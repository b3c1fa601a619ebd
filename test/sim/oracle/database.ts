import { type MessageStatus, STATUS_RANK } from "#shared/model/message-status.ts";
import type { D1 } from "../world/d1.ts";
import type { Violated } from "./violation.ts";

type Known = { status: MessageStatus; revision: number };

/** Judges what each commit made of messages and conversations. */
export const createDatabaseOracle = (d1: D1, violated: Violated) => {
  const messages = new Map<string, Known>();
  const versions = new Map<string, number>();
  /** Messages of which it was not certain, at some time, that they would not be sent twice. */
  const doubtful = new Set<string>();

  return {
    doubtful,

    note(): void {
      const rows = d1.look<Known & { id: string }>(
        "select id, status, revision from messages where status is not null",
      );
      for (const { id, status, revision } of rows) {
        const was = messages.get(id);
        messages.set(id, { status, revision });
        if (status === "unknown" || status === "failed") doubtful.add(id);
        if (!was || was.status === status) continue;
        const isRetried = (was.status === "unknown" || was.status === "failed") && status === "queued";
        if (!isRetried && STATUS_RANK[status] <= STATUS_RANK[was.status])
          violated("a status only moves forward", `${id}: ${was.status} to ${status}`);
        if (revision <= was.revision) violated("a change raises the revision", `${id} stays at ${revision}`);
      }
      for (const { id, version } of d1.look<{ id: string; version: number }>("select id, version from conversations")) {
        if (version < (versions.get(id) ?? 0)) violated("a version only rises", `${id} falls to ${version}`);
        versions.set(id, version);
      }
    },

    rewind(): void {
      messages.clear();
      versions.clear();
    },
  };
};
