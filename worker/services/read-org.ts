import type { OrgAnswer } from "#shared/protocol/api.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { orgOf } from "../store/people.ts";
import type { Tools } from "./tools.ts";

/** Who and what the viewer's company consists of. */
export const readOrg = async ({ d1 }: Tools, { companyId }: Viewer): Promise<OrgAnswer> => {
  const { users, teams, memberships, channels } = await orgOf(d1, companyId);
  return { users: [...users], teams: [...teams], memberships: [...memberships], channels: [...channels] };
};
