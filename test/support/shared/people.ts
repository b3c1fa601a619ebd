import type { Viewer } from "#shared/policy/viewer.ts";

const id = (kind: string, n: number) => `0190${kind}00-0000-7000-8000-${String(n).padStart(12, "0")}`;

export const COMPANY = id("c0", 1);
export const VENDAS = id("d0", 1);
export const SUPORTE = id("d0", 2);
export const CONVERSATION = id("e0", 1);
export const CONTACT = id("f0", 1);
export const MESSAGE = id("a0", 1);

const IDS = { ana: id("b0", 1), bruno: id("b0", 2), carla: id("b0", 3), diego: id("b0", 4), elisa: id("b0", 5) };
export type Person = keyof typeof IDS;
export const idOf = (person: Person): string => IDS[person];

/** Ana administers and belongs to no team; Bruno supervises Vendas; Carla and Diego are its members; Elisa is in Suporte. */
export const viewer = (person: Person): Viewer => ({
  companyId: COMPANY,
  userId: IDS[person],
  name: person,
  role: person === "ana" ? "admin" : "agent",
  teams: TEAMS[person],
});

const TEAMS: Record<Person, Viewer["teams"]> = {
  ana: {},
  bruno: { [VENDAS]: { isSupervisor: true } },
  carla: { [VENDAS]: { isSupervisor: false } },
  diego: { [VENDAS]: { isSupervisor: false } },
  elisa: { [SUPORTE]: { isSupervisor: false } },
};
