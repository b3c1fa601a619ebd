import type { Change } from "#shared/commands/change.ts";
import type { NewId } from "#shared/ids.ts";

/** In whose name and when a change is written. `passwordHash` accompanies a new user. */
export type Writing = {
  d1: D1Database;
  companyId: string;
  actorId: string;
  now: number;
  newId: NewId;
  passwordHash?: string;
};

export type ChangeOf<Type extends Change["type"]> = Extract<Change, { type: Type }>;
