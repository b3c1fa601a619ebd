import { expect, it } from "vitest";
import { type Action, may, PERMISSIONS } from "#shared/policy/permissions.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { idOf, type Person, VENDAS, viewer } from "../../support/shared/people.ts";

const conversation = { teamId: VENDAS, attendantId: idOf("carla") };

/** Who may: Carla attends the conversation, Bruno supervises, Diego is a member, Elisa is of another team, Ana administers. */
const WHO: Record<Action, readonly Person[]> = {
  "conversation.start": ["bruno", "diego"],
  "conversation.send": ["bruno", "carla"],
  "conversation.read": ["carla"],
  "conversation.transfer": ["bruno", "carla"],
  "conversation.conclude": ["bruno", "carla"],
  "conversation.reopen": ["bruno", "carla", "diego"],
  "contact.block": ["ana"],
  "contact.unblock": ["ana"],
  "contact.archive": ["ana", "bruno", "carla", "diego", "elisa"],
  "contact.unarchive": ["ana", "bruno", "carla", "diego", "elisa"],
  "settings.change": ["ana"],
};
const ACTIONS = Object.keys(PERMISSIONS) as Action[];
const PEOPLE: readonly Person[] = ["ana", "bruno", "carla", "diego", "elisa"];

it.each(ACTIONS)("%s is permitted to exactly those whom the design names", (action) => {
  expect(PEOPLE.filter((it) => may(viewer(it), action, conversation))).toEqual(WHO[action]);
});

it.each(ACTIONS.filter((it) => it.startsWith("conversation.")))(
  "%s is permitted to nobody without a conversation",
  (action) => {
    expect(PEOPLE.filter((it) => may(viewer(it), action))).toEqual([]);
  },
);

it("gives an administrator no more over conversations than their place in the team does", () => {
  const admin: Viewer = { ...viewer("diego"), role: "admin" };
  for (const it of ACTIONS.filter((action) => action.startsWith("conversation."))) {
    expect(may(admin, it, conversation)).toBe(may(viewer("diego"), it, conversation));
  }
});
