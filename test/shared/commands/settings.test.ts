import { describe, expect, it } from "vitest";
import type { CommandName } from "#shared/commands/index.ts";
import { CONTACT, CONVERSATION, idOf, type Person, SUPORTE, VENDAS } from "../../support/shared/people.ts";
import { decide, NOW, ORG, refusal, worldWith } from "../../support/shared/worlds.ts";

const newOne = CONVERSATION;
const user = { name: "Fábio", email: "fabio@prosa.test", role: "agent" as const, password: "a-good-password" };
const ADMIN_ONLY = {
  block: { contactId: CONTACT },
  unblock: { contactId: CONTACT },
  create_team: { teamId: newOne, name: "Cobrança", access: "team" },
  edit_team: { teamId: VENDAS, name: "Vendas", reopenWindowMs: 1 },
  set_team_access: { teamId: VENDAS, access: "team" },
  set_member: { teamId: VENDAS, userId: idOf("elisa"), isSupervisor: false },
  remove_member: { teamId: VENDAS, userId: idOf("carla") },
  create_user: { userId: newOne, ...user },
  edit_user: { userId: idOf("carla"), name: "Carla", role: "agent" },
  remove_user: { userId: idOf("carla") },
} as const;
const NAMES = Object.keys(ADMIN_ONLY) as (keyof typeof ADMIN_ONLY)[];
const give = (person: Person, name: CommandName, args: object, world = worldWith()) =>
  decide(person, name, args as never, world);

it.each(NAMES)("%s is for administrators, and not for a supervisor", (name) => {
  expect(give("bruno", name, ADMIN_ONLY[name])).toEqual(refusal("forbidden"));
  expect(give("ana", name, ADMIN_ONLY[name])).toMatchObject({ ok: true });
});

it.each([
  ["block", { contactId: CONTACT }, undefined],
  ["archive", { contactId: CONTACT }, undefined],
  ["edit_team", { ...ADMIN_ONLY.edit_team, teamId: newOne }, undefined],
  ["set_team_access", { ...ADMIN_ONLY.set_team_access, teamId: newOne }, undefined],
  ["set_member", { ...ADMIN_ONLY.set_member, teamId: newOne }, "teamId"],
  ["set_member", { ...ADMIN_ONLY.set_member, userId: newOne }, "userId"],
  ["remove_member", { ...ADMIN_ONLY.remove_member, teamId: newOne }, "teamId"],
  ["edit_user", { ...ADMIN_ONLY.edit_user, userId: newOne }, undefined],
  ["remove_user", { userId: newOne }, undefined],
] as const)("%s of what does not exist is not found (%j)", (name, args, field) => {
  expect(give("ana", name, args, worldWith({ contact: null }))).toEqual(refusal("not_found", field));
});

describe("a contact's marks", () => {
  const marked = { id: CONTACT, blockedAt: 1, archivedAt: 1 };
  it.each([
    ["block", {}, [{ set: { blockedAt: NOW } }], []],
    ["archive", {}, [{ set: { archivedAt: NOW } }], []],
    ["unblock", marked, [{ set: { blockedAt: null } }], []],
    ["unarchive", marked, [{ set: { archivedAt: null } }], []],
  ] as const)("%s once, and then change nothing", (name, contact, once, again) => {
    const plain = { id: CONTACT, blockedAt: null, archivedAt: null };
    const before = worldWith({ contact: { ...plain, ...contact } });
    const after = worldWith({ contact: name.startsWith("un") ? plain : marked });
    expect(give("ana", name, { contactId: CONTACT }, before)).toMatchObject({ ok: true, changes: once });
    expect(give("ana", name, { contactId: CONTACT }, after)).toEqual({ ok: true, changes: again });
  });

  it("archive and unarchive are for anyone", () => {
    expect(give("elisa", "archive", { contactId: CONTACT })).toMatchObject({ ok: true });
    expect(give("elisa", "unarchive", { contactId: CONTACT })).toMatchObject({ ok: true });
  });
});

describe("the safety delay", () => {
  const ofCarla = (safetyDelayMs: number | null) => ({
    ...ORG.users.find((it) => it.name === "carla")!,
    safetyDelayMs,
  });

  it("of one's own is anyone's to set, for themselves alone, and once", () => {
    expect(give("carla", "set_own_safety_delay", { safetyDelayMs: 5_000 })).toEqual({
      ok: true,
      changes: [{ type: "user", user: ofCarla(5_000), was: ofCarla(null) }],
    });
    expect(give("carla", "set_own_safety_delay", { safetyDelayMs: null })).toEqual({ ok: true, changes: [] });
  });

  it("of a team stays as it is when the team is edited without a word of it", () => {
    const teams = ORG.teams.map((it) => ({ ...it, safetyDelayMs: 3_000 }));
    const edit = (args: object) =>
      give("ana", "edit_team", { ...ADMIN_ONLY.edit_team, ...args }, worldWith({ org: { ...ORG, teams } }));
    expect(edit({})).toMatchObject({ changes: [{ team: { safetyDelayMs: 3_000 } }] });
    expect(edit({ safetyDelayMs: 0 })).toMatchObject({ changes: [{ team: { safetyDelayMs: 0 } }] });
  });
});

it("a team's name is taken whatever its case, but by itself", () => {
  const taken = refusal("name_taken", "name");
  expect(give("ana", "create_team", { ...ADMIN_ONLY.create_team, name: "VENDAS" })).toEqual(taken);
  expect(give("ana", "edit_team", { ...ADMIN_ONLY.edit_team, name: "suporte" })).toEqual(taken);
  expect(give("ana", "edit_team", { ...ADMIN_ONLY.edit_team, name: "VENDAS" })).toMatchObject({ ok: true });
});

it("an e-mail address is taken by who has it", () => {
  const args = { ...ADMIN_ONLY.create_user, email: "carla@prosa.test" };
  expect(give("ana", "create_user", args)).toEqual(refusal("email_taken", "email"));
});

it("the last administrator stays one", () => {
  const ana = { userId: idOf("ana") };
  expect(give("ana", "remove_user", ana)).toEqual(refusal("last_admin"));
  expect(give("ana", "edit_user", { ...ana, name: "Ana", role: "agent" })).toEqual(refusal("last_admin", "role"));
  expect(give("ana", "edit_user", { ...ana, name: "Ana B.", role: "admin" })).toMatchObject({ ok: true });
  const two = { ...ORG, users: ORG.users.map((it) => ({ ...it, role: "admin" as const })) };
  expect(give("ana", "remove_user", ana, worldWith({ org: two }))).toMatchObject({ ok: true });
});

it("a user who is removed leaves every team first", () => {
  const of = (teamId: string) => ({ type: "member_removed", teamId, userId: idOf("carla") });
  const org = {
    ...ORG,
    memberships: [...ORG.memberships, { teamId: SUPORTE, userId: idOf("carla"), isSupervisor: false }],
  };
  const decision = give("ana", "remove_user", { userId: idOf("carla") }, worldWith({ org }));
  expect(decision).toEqual({
    ok: true,
    changes: [of(VENDAS), of(SUPORTE), { type: "user_removed", userId: idOf("carla") }],
  });
});

it("what is so already changes nothing: an access, the absence of a member", () => {
  expect(give("ana", "set_team_access", { teamId: VENDAS, access: "everyone" })).toEqual({ ok: true, changes: [] });
  expect(give("ana", "remove_member", { teamId: VENDAS, userId: idOf("elisa") })).toEqual({ ok: true, changes: [] });
});
