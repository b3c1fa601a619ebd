import fc from "fast-check";

/** A small company as plain data: indexes stand for ids. */
export type RandomWorld = {
  access: ("everyone" | "team" | "attendant")[];
  memberships: { team: number; user: number; isSupervisor: boolean }[];
  conversations: { team: number; state: "queued" | "open" | "concluded"; attendant: number | null }[];
};

export const TEAMS = 3;
export const USERS = 4;

const index = (count: number) => fc.integer({ min: 0, max: count - 1 });

const memberships = fc.uniqueArray(fc.record({ team: index(TEAMS), user: index(USERS), isSupervisor: fc.boolean() }), {
  selector: (it) => `${it.team} ${it.user}`,
  maxLength: TEAMS * USERS,
});

const raw = fc.record({
  access: fc.array(fc.constantFrom("everyone", "team", "attendant" as const), { minLength: TEAMS, maxLength: TEAMS }),
  memberships,
  conversations: fc.array(
    fc.record({
      team: index(TEAMS),
      state: fc.constantFrom("queued", "open", "concluded" as const),
      attendant: fc.option(index(USERS)),
    }),
    { minLength: 1, maxLength: 25 },
  ),
});

/** Queued ones have no attendant, open ones one who is a member; concluded ones may have any, even one who left. */
export const randomWorld: fc.Arbitrary<RandomWorld> = raw.map((world) => ({
  ...world,
  conversations: world.conversations.map((it) => {
    const isMember = world.memberships.some((m) => m.team === it.team && m.user === it.attendant);
    if (it.state === "queued" || (it.state === "open" && !isMember)) return { ...it, state: "queued", attendant: null };
    return it;
  }),
}));
