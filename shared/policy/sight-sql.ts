import { SIGHT_TABLE, type Tab } from "./sight.ts";
import type { Relation } from "./viewer.ts";

/**
 * The sight table as a SQL condition: true for the conversations that the viewer sees in the tab, or in any tab when
 * none is given. Expects the aliases `c` (conversations), `t` (the conversation's team) and `m` (the viewer's membership
 * of that team, left-joined), and `?1`-style placeholder `viewer` for the viewer's user id.
 */
export const sightCondition = (viewer: string, tab?: Tab): string => {
  const cells = SIGHT_TABLE.flatMap((row) =>
    RELATIONS.filter((relation) => row[relation] !== null && (!tab || row[relation] === tab)).map(
      (relation) => `(c.state = '${row.state}' and t.access = '${row.access}' and ${RELATION_SQL[relation](viewer)})`,
    ),
  );
  return `(${cells.join(" or ")})`;
};

const RELATIONS: readonly Relation[] = ["attendant", "supervisor", "member", "company"];

const RELATION_SQL: Record<Relation, (viewer: string) => string> = {
  attendant: (viewer) => `m.user_id is not null and c.attendant_id = ${viewer}`,
  supervisor: (viewer) => `m.is_supervisor = 1 and c.attendant_id is not ${viewer}`,
  member: (viewer) => `m.is_supervisor = 0 and c.attendant_id is not ${viewer}`,
  company: () => "m.user_id is null",
};
