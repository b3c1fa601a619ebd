import type { OrgAnswer } from "#shared/protocol/api.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { channelsOf, orgOf } from "../store/people.ts";
import type { Tools } from "./tools.ts";

/** Who and what the viewer's company consists of. */
export const readOrg = async ({ d1 }: Tools, { companyId }: Viewer): Promise<OrgAnswer> => {
  const [org, channels] = await Promise.all([orgOf(d1, companyId), channelsOf(d1, companyId)]);
  return { users: [...org.users], teams: [...org.teams], memberships: [...org.memberships], channels };
};
