import type { OrgAnswer } from "#shared/protocol/api.ts";
import type { Told } from "#shared/protocol/fact.ts";
import { parseScope, type Scope, teamScope } from "#shared/protocol/scope.ts";
import { type DraftPatch, draftPatch } from "./draft-patch.ts";
import type { Held } from "./held.ts";
import { joinTeam, leaveAll, leaveTeam } from "./me.ts";
import { withChannel, withMember, withoutMember, withoutUser, withTeam, withUser } from "./org.ts";
import type { Patch } from "./patch.ts";

/** What a feed's facts change, given in the feed's order. */
export const applyFacts = (
  held: Held,
  scope: Scope,
  facts: readonly Told[],
  positions: Patch["positions"] = [],
): Patch => {
  const draft = draftPatch(held);
  const rules = parseScope(scope).kind === "team" ? TEAM_RULES : COMPANY_RULES;
  for (const told of facts) (rules[told.fact] as Rule<Told> | undefined)?.(draft, told, scope);
  return draft.build(positions);
};

type Rule<T> = (draft: DraftPatch, told: T, scope: Scope) => void;
type Rules = { [F in Told["fact"]]?: Rule<Extract<Told, { fact: F }>> };

/** Teams' feeds repeat what the company's says of teams and members; only the company's sets their order. */
const TEAM_RULES: Rules = {
  conversation: (draft, { conversation, message }) => draft.offer(conversation, message),

  /** Feeds move on their own: a conversation that another feed has since brought is not this one's to take. */
  drop(draft, { id, version }, scope) {
    const held = draft.conversation(id);
    if (!held) return draft.dropUnheld(id, version);
    if (held.version <= version && teamScope(held.team.id) === scope) draft.drop(id);
  },
};

const COMPANY_RULES: Rules = {
  contact: (draft, { contact }) => draft.putContact(contact),

  /** Its conversations' teams tell of them under the contact that it is now. */
  contact_merged: (draft, { contactId, intoContactId }) => draft.mergeContact(contactId, intoContactId),

  team: (draft, { team }) => changeOrg(draft, (org) => withTeam(org, team)),

  member(draft, { membership }) {
    changeOrg(draft, (org) => withMember(org, membership));
    if (membership.userId === draft.me().user.id) draft.setMe(joinTeam(draft.me(), membership));
  },

  member_removed(draft, { teamId, userId }) {
    changeOrg(draft, (org) => withoutMember(org, teamId, userId));
    if (userId === draft.me().user.id) draft.setMe(leaveTeam(draft.me(), teamId));
  },

  user(draft, { user }) {
    changeOrg(draft, (org) => withUser(org, user));
    if (user.id === draft.me().user.id) draft.setMe({ ...draft.me(), user });
  },

  channel: (draft, { channel }) => changeOrg(draft, (org) => withChannel(org, channel)),

  user_removed(draft, { userId }) {
    changeOrg(draft, (org) => withoutUser(org, userId));
    if (userId === draft.me().user.id) draft.setMe(leaveAll(draft.me()));
  },
};

const changeOrg = (draft: DraftPatch, change: (org: OrgAnswer) => OrgAnswer): void => {
  const org = draft.org();
  if (org) draft.setOrg(change(org));
};
