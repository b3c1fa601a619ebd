import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Told } from "#shared/protocol/fact.ts";
import { companyScope, type Scope, teamScope } from "#shared/protocol/scope.ts";
import { applyFacts } from "../../../web/sync/facts.ts";
import { applyPatch, type Held } from "../../../web/sync/held.ts";
import { BRUNO, COMPANY, contact, conversation, message, nextId, SUPORTE, VENDAS, VIP } from "./support/people.ts";

const OURS = [VENDAS, SUPORTE];
const company = companyScope(COMPANY.id);
const vendas = teamScope(VENDAS.id);
const suporte = teamScope(SUPORTE.id);

const holding = (...held: Conversation[]): Held => ({
  me: {
    user: BRUNO,
    company: COMPANY,
    teams: Object.fromEntries(OURS.map((it) => [it.id, { isSupervisor: false }])),
    scopes: [company, ...OURS.map((it) => teamScope(it.id))],
    now: 0,
  },
  org: { users: [BRUNO], teams: OURS, memberships: [], channels: [] },
  conversations: new Map(held.map((it) => [it.id, it])),
  threads: new Map(),
  positions: new Map(),
});

const fact = (it: Conversation): Told => ({ fact: "conversation", conversation: it, message: null });
const drop = (it: Conversation): Told => ({ fact: "drop", id: it.id, version: it.version });

const tell = (held: Held, scope: Scope, ...facts: Told[]) => {
  const patch = applyFacts(held, scope, facts);
  applyPatch(held, patch);
  return patch;
};

const at = (it: Conversation, version: number, change: Partial<Conversation> = {}) => ({ ...it, ...change, version });
const inTeam = (team: { id: string; name: string }) => ({ team: { id: team.id, name: team.name } });

describe("a conversation", () => {
  test("is taken in a newer version, and not in an older one", () => {
    const held = holding(conversation({ version: 3, preview: "three" }));
    const [it] = [...held.conversations.values()];
    tell(held, vendas, fact(at(it!, 2, { preview: "two" })));
    expect(held.conversations.get(it!.id)?.preview).toBe("three");
    tell(held, vendas, fact(at(it!, 4, { preview: "four" })));
    expect(held.conversations.get(it!.id)?.preview).toBe("four");
  });

  test("is dropped by its own team's feed", () => {
    const it = conversation({ version: 3 });
    const held = holding(it);
    expect(tell(held, vendas, drop(at(it, 3))).dropped).toEqual([it.id]);
  });

  test("is not dropped by a drop of an older version", () => {
    const it = conversation({ version: 3 });
    const held = holding(it);
    tell(held, vendas, drop(at(it, 2)));
    expect(held.conversations.has(it.id)).toBe(true);
  });

  test("is not dropped by the feed of a team that it has left", () => {
    const it = conversation({ version: 3, ...inTeam(SUPORTE) });
    const held = holding(it);
    tell(held, vendas, drop(at(it, 3)));
    expect(held.conversations.has(it.id)).toBe(true);
  });

  test("of a team whose feed is not ours is not kept, even when a feed tells of it", () => {
    const it = conversation({ version: 3 });
    const held = holding(it);
    expect(tell(held, vendas, fact(at(it, 4, inTeam(VIP)))).dropped).toEqual([it.id]);
  });

  test("that is dropped takes its messages of the same frame with it", () => {
    const it = conversation();
    const said = message(it.id, "Oi");
    const patch = applyFacts(holding(), vendas, [{ fact: "conversation", conversation: it, message: said }, drop(it)]);
    expect(patch).toMatchObject({ conversations: [], messages: [], dropped: [], whole: [] });
  });

  test("that is new is held whole from its first message on", () => {
    const it = conversation({ version: 1 });
    const patch = applyFacts(holding(), vendas, [
      { fact: "conversation", conversation: it, message: message(it.id, "Oi") },
    ]);
    expect(patch.whole).toEqual([it.id]);
  });

  test("that came into sight later is not whole", () => {
    const it = conversation({ version: 2 });
    const patch = applyFacts(holding(), vendas, [
      { fact: "conversation", conversation: it, message: message(it.id, "Oi") },
    ]);
    expect(patch.whole).toEqual([]);
  });
});

describe("the company's facts", () => {
  test("change the contact in every summary that shows it", () => {
    const maria = contact("Maria");
    const held = holding(conversation({ contact: maria }), conversation({ contact: maria }), conversation());
    tell(held, company, { fact: "contact", contact: { ...maria, blockedAt: 5 } });
    const blocked = [...held.conversations.values()].map((it) => it.contact.blockedAt);
    expect(blocked.sort()).toEqual([5, 5, null]);
  });

  test("about two contacts in one frame change each its own", () => {
    const [maria, joao] = [contact("Maria"), contact("João")];
    const held = holding(conversation({ contact: maria }), conversation({ contact: joao }));
    const blocked = [maria, joao].map((it, index) => ({ ...it, blockedAt: index + 1 }));
    tell(held, company, ...blocked.map((it): Told => ({ fact: "contact", contact: it })));
    expect([...held.conversations.values()].map((it) => it.contact)).toEqual(blocked);
  });

  test("change teams, people and memberships", () => {
    const held = holding();
    const user = { ...BRUNO, id: nextId(), name: "Elisa" };
    const membership = { teamId: VENDAS.id, userId: user.id, isSupervisor: true };
    tell(held, company, { fact: "user", user }, { fact: "member", membership });
    tell(held, company, { fact: "team", team: { ...VENDAS, name: "Comercial" } });
    expect(held.org?.users).toContainEqual(user);
    expect(held.org?.memberships).toEqual([membership]);
    expect(held.org?.teams.map((it) => it.name)).toContain("Comercial");
    tell(held, company, { fact: "user_removed", userId: user.id });
    expect(held.org).toMatchObject({ users: [BRUNO], memberships: [] });
  });

  test("are not taken from a team's feed, which may be behind", () => {
    const held = holding();
    tell(held, vendas, { fact: "member_removed", teamId: VENDAS.id, userId: BRUNO.id });
    expect(held.me.scopes).toContain(vendas);
  });

  test("take a team's conversations away in the same patch in which they take the membership", () => {
    const mine = conversation();
    const other = conversation(inTeam(SUPORTE));
    const held = holding(mine, other);
    held.positions.set(vendas, { epoch: "", seq: 4, authz: "" });
    const patch = tell(held, company, { fact: "member_removed", teamId: VENDAS.id, userId: BRUNO.id });
    expect(patch.dropped).toEqual([mine.id]);
    expect(patch.positions).toEqual([[vendas, null]]);
    expect([...held.conversations.keys()]).toEqual([other.id]);
  });

  test("take everything away from who has been removed", () => {
    const held = holding(conversation(), conversation(inTeam(SUPORTE)));
    tell(held, company, { fact: "user_removed", userId: BRUNO.id });
    expect(held.conversations.size).toBe(0);
  });
});

/** A conversation's life: in which team each version puts it. Of VIP's feed we hear nothing. */
const lives = fc.array(fc.constantFrom(VENDAS, SUPORTE, VIP), { minLength: 1, maxLength: 12 });

test("any interleaving of two feeds ends with the conversation as it is, or without it when it is out of sight", () => {
  const first = conversation();
  fc.assert(
    fc.property(lives, fc.infiniteStream(fc.boolean()), (teams, order) => {
      const feeds: Record<string, Told[]> = { [vendas]: [], [suporte]: [] };
      teams.forEach((team, index) => {
        const is = at(first, index + 1, inTeam(team));
        const was = teams[index - 1];
        feeds[teamScope(team.id)]?.push(fact(is));
        if (was && was !== team) feeds[teamScope(was.id)]?.push(drop(is));
      });
      const held = holding();
      while (feeds[vendas]!.length + feeds[suporte]!.length > 0) {
        const scope =
          (order.next().value && feeds[vendas]!.length > 0) || feeds[suporte]!.length === 0 ? vendas : suporte;
        tell(held, scope, feeds[scope]!.shift()!);
      }
      const last = teams.at(-1)!;
      const expected = last === VIP ? undefined : at(first, teams.length, inTeam(last));
      expect(held.conversations.get(first.id)).toEqual(expected);
    }),
  );
});
