import type { Role } from "../model/user.ts";

/** Who looks or acts, as the policy sees them: read afresh on every request, never remembered from a sign-in. */
export type Viewer = {
  companyId: string;
  userId: string;
  name: string;
  role: Role;
  teams: Readonly<Record<string, { isSupervisor: boolean }>>;
};

/** A viewer's place towards one conversation; the strongest that applies. */
export type Relation = "attendant" | "supervisor" | "member" | "company";

export const relationOf = (
  viewer: Pick<Viewer, "userId" | "teams">,
  to: { teamId: string; attendantId: string | null },
): Relation => {
  const membership = viewer.teams[to.teamId];
  // Responsibility without membership gives nothing: who leaves a team loses its conversations in the same moment.
  if (!membership) return "company";
  if (to.attendantId === viewer.userId) return "attendant";
  return membership.isSupervisor ? "supervisor" : "member";
};
