import type { Change } from "#shared/commands/change.ts";
import { type Scope, teamScope } from "#shared/protocol/scope.ts";

/** By what a company is found before it is known: see `migrations/0017_create_directory.sql`. */
export type Key = `email:${string}` | `channel:${string}` | `scope:${Scope}` | `provider:${string}:${string}`;

/** The keys that a change gives to the company, if it had them not before. */
export const keysOf = (change: Change): Key[] => {
  switch (change.type) {
    case "user":
      return change.was ? [] : [`email:${change.user.email}`];
    case "team":
      return change.isNew ? [`scope:${teamScope(change.team.id)}`] : [];
    case "channel": {
      const { channel, isNew, address } = change;
      const atProvider = [address?.externalId, address?.accountId].filter((it) => typeof it === "string");
      return [
        ...(isNew ? [`channel:${channel.id}` as const] : []),
        ...atProvider.map((it) => `provider:${channel.kind}:${it}` as const),
      ];
    }
    default:
      return [];
  }
};
