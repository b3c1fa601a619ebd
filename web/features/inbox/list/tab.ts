import { type Accessor, createMemo } from "solid-js";
import { type Tab, TABS } from "#shared/policy/sight.ts";
import { navigate, path, query } from "../../../parts/address.ts";

/** What stands in the address for each tab. */
const SLUG: Record<Tab, string> = { queue: "fila", mine: "meus", others: "outros", concluded: "concluidos" };

/** The tab that is shown. It lives in the address, so that reloading, going back and sharing keep it. */
export const useTab = (): [Accessor<Tab>, (tab: Tab) => void] => {
  const tab = createMemo(() => TABS.find((it) => SLUG[it] === query("aba")) ?? "queue");
  return [tab, (next) => navigate(`${path()}?aba=${SLUG[next]}`, { replace: true })];
};

export const hrefOf = (id: string | null, tab: Tab): string => `/atendimentos${id ? `/${id}` : ""}?aba=${SLUG[tab]}`;
