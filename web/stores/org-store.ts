import { createMemo, createSignal } from "solid-js";
import { directoryOf } from "../sync/directory.ts";
import { follow, type OpenReplica, type Shown } from "./follow.ts";
import { OFFLINE } from "./paged.ts";
import type { OrgStore } from "./prosa.ts";

export const createOrgStore = (shown: Shown, replica: OpenReplica): OrgStore => {
  const [org, setOrg] = createSignal(shown()?.org() ?? null);
  follow(
    shown,
    (open) => {
      setOrg(open.org());
      return [open.on("org", () => setOrg(open.org()))];
    },
    () => setOrg(null),
  );
  const directory = createMemo(() => directoryOf(org()));
  return {
    isLoaded: () => org() !== null,
    users: () => org()?.users ?? [],
    teams: () => org()?.teams ?? [],
    memberships: () => org()?.memberships ?? [],
    channels: () => org()?.channels ?? [],
    userName: (id) => directory().users.get(id)?.name,
    teamName: (id) => directory().teams.get(id)?.name,
    previewAccess: async (teamId, access) => (await replica()?.accessPreview(teamId, access)) ?? OFFLINE,
  };
};
