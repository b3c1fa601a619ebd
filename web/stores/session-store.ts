import { type Accessor, createMemo, createSignal } from "solid-js";
import { viewerOf } from "../sync/viewer.ts";
import type { Sync } from "../sync/session.ts";
import type { SyncState } from "../sync/sync-state.ts";
import { follow, type Shown } from "./follow.ts";
import type { Session, SessionStore } from "./prosa.ts";

export const createSessionStore = (
  sync: Pick<Sync, "signIn" | "signOut">,
  state: Accessor<SyncState["state"]>,
  shown: Shown,
): SessionStore => {
  const [me, setMe] = createSignal(shown()?.me());
  follow(shown, (open) => {
    setMe(open.me());
    return [open.on("me", () => setMe(open.me()))];
  });
  const current = createMemo<Session>(() => {
    const now = state();
    const known = me();
    if (now !== "open" && now !== "opening") return { state: now };
    if (!known) return { state: "loading" };
    return { state: "signed_in", viewer: viewerOf(known), email: known.user.email, company: known.company };
  });
  return { current, signIn: sync.signIn, signOut: sync.signOut };
};
