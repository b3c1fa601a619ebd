import type { Viewer } from "#shared/policy/viewer.ts";
import type { Me } from "#shared/protocol/api.ts";

/** The signed-in person as the policy sees them. */
export const viewerOf = ({ user, company, teams }: Me): Viewer => ({
  companyId: company.id,
  userId: user.id,
  name: user.name,
  role: user.role,
  teams,
});
