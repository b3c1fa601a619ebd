import { createMemo, createSignal } from "solid-js";
import { directoryOf } from "../sync/directory.ts";
import { follow, type OpenReplica } from "./follow.ts";
import { OFFLINE } from "./paged.ts";
import type { OrgStore } from "./prosa.ts";

export const createOrgStore = (replica: OpenReplica): OrgStore => {
  const [org, setOrg] = createSignal(replica()?.org() ?? null);
  follow(
    replica,
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
