import { createComputed, createSignal, onCleanup } from "solid-js";
import { FILES } from "../sync/later-code.ts";
import type { OpenReplica } from "./follow.ts";
import type { MediaStore } from "./prosa.ts";

export const createMediaStore = (replica: OpenReplica): MediaStore => ({
  file(media, conversationId) {
    const [version, setVersion] = createSignal(0);
    createComputed(() => {
      const open = replica();
      if (!open) return;
      const end = open.on("media", (id) => id === media.id && void setVersion((it) => it + 1));
      const close = open.media.open(media, conversationId);
      onCleanup(() => {
        end();
        close();
      });
    });
    const shown = () => {
      version();
      return replica()?.media.get(media.id);
    };
    return {
      url: () => shown()?.url,
      state: () => shown()?.state ?? "loading",
      retry: () => replica()?.media.retry(media.id),
    };
  },
  async link(id) {
    await FILES.load();
    return (await replica()?.media.link(id)) ?? null;
  },
  async upload(...about) {
    await FILES.load();
    return (await replica()?.media.upload(...about)) ?? { ok: false, code: "offline" };
  },
});
