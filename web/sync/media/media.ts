import type { Id } from "#shared/ids.ts";
import type { Api } from "../api.ts";
import type { ReplicaDb } from "../db.ts";
import type { Clock, Network } from "../ports.ts";
import type { Spawn } from "../spawn.ts";
import { createFiles } from "./files.ts";
import { createLinks } from "./links.ts";
import { type FileFacts, type Uploaded, uploadFile } from "./upload.ts";

export type MediaParts = {
  db: ReplicaDb;
  api: Pick<Api, "mediaLinks">;
  network: Pick<Network, "fetch" | "upload">;
  spawn: Spawn;
  clock: Clock;
  onChange: (id: Id) => void;
};

export type Media = ReturnType<typeof createMedia>;

/** Files from the server to the screen, and from here to the server. */
export const createMedia = ({ api, network, clock, ...parts }: MediaParts) => {
  const link = createLinks(api.mediaLinks, clock.after);
  const files = createFiles({ ...parts, fetch: network.fetch, link, now: clock.now });
  return {
    ...files,

    /** Where a file can be had for some minutes; null when it cannot be had now. */
    async link(id: Id): Promise<string | null> {
      const answer = await link(id);
      return answer.ok ? answer.value : null;
    },

    /** What was uploaded from here is kept as what was fetched is. */
    async upload(
      conversationId: Id,
      file: File,
      about: FileFacts,
      signal: AbortSignal,
      onProgress: (fraction: number) => void,
    ): Promise<Uploaded> {
      const done = await uploadFile(network.upload, conversationId, file, about, signal, onProgress);
      if (done.ok) parts.spawn(() => files.keep(done.media, conversationId, typed(file, done.media.mime)));
      return done;
    },
  };
};

/** The bytes as of the type that the server found them to be. */
const typed = (file: File, mime: string | null): Blob => file.slice(0, file.size, mime ?? "application/octet-stream");
