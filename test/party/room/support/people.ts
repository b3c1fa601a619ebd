import type { Id } from "#shared/ids.ts";
import { companyScope, teamScope } from "#shared/protocol/scope.ts";

export const idOf = (n: number): Id => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

/** Ana supervises the team Vendas; Carla and Diego are members; Elisa works elsewhere in the company. */
export const ana = { id: idOf(1), name: "Ana" };
export const carla = { id: idOf(2), name: "Carla" };
export const diego = { id: idOf(3), name: "Diego" };
export const elisa = { id: idOf(4), name: "Elisa" };

export const vendas = { id: idOf(11), name: "Vendas" };
export const suporte = { id: idOf(12), name: "Suporte" };
export const loja = idOf(21);

export const VENDAS = teamScope(vendas.id);
export const LOJA = companyScope(loja);
