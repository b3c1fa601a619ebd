import type { Access } from "#shared/model/team.ts";
import { Host } from "./host.ts";
import { ana, carla, diego, elisa, LOJA, VENDAS } from "./people.ts";
import { Record } from "./record.ts";

/** The room of Vendas, which Ana supervises and where Carla and Diego are. */
export const vendasRoom = (access: Access = "team"): { host: Host; record: Record } => {
  const record = new Record(VENDAS);
  record.access = access;
  record.members.set(ana.id, { isSupervisor: true });
  record.members.set(carla.id, { isSupervisor: false });
  record.members.set(diego.id, { isSupervisor: false });
  return { host: new Host(record), record };
};

/** The room of the company, to which Ana, Carla, Diego and Elisa belong. */
export const companyRoom = (): { host: Host; record: Record } => {
  const record = new Record(LOJA);
  record.access = null;
  for (const { id } of [ana, carla, diego, elisa]) record.members.set(id, { isSupervisor: false });
  return { host: new Host(record), record };
};
