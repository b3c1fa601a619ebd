import fc from "fast-check";
import type { PersonName } from "./company.ts";

const person = fc.constantFrom<PersonName>("ana", "bruno", "carla", "diego", "elisa");
const team = fc.constantFrom("vendas", "suporte", "vip" as const);
const n = fc.nat({ max: 5 });

/** Something that happens in a company. Numbers choose among what there is. */
export const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant("write"),
      customers: fc.array(n, { minLength: 1, maxLength: 4 }),
      as: fc.constantFrom("phone", "user", "both"),
    }),
  },
  { weight: 4, arbitrary: fc.record({ is: fc.constantFrom("start", "conclude", "reopen", "read"), by: person, n }) },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant("send"),
      by: person,
      n,
      answer: fc.constantFrom("sent", "refused", "later", "lost"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant("status"),
      n,
      status: fc.constantFrom("sent", "delivered", "read", "failed"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("retry"), by: person, n }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant("transfer"), by: person, n, team, to: fc.option(person) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constantFrom("block", "unblock", "archive", "unarchive"), n }) },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constantFrom("set_member", "remove_member"),
      person,
      team,
      isSupervisor: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant("set_team_access"),
      team,
      access: fc.constantFrom("everyone", "team", "attendant" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constantFrom("edit_team", "edit_user", "create_team"), team, person }) },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant("remove_user"), person: fc.constantFrom<PersonName>("diego", "elisa") }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("wait"), hours: fc.nat({ max: 14 }) }) },
);
export type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;
