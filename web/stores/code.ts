import { DECIDING } from "../sync/code.ts";
import { late } from "../sync/late.ts";

/** The stores that the list can be painted without, and an open conversation cannot. */
export const PAGE_STORES = late(() => import("./page-stores.ts"));

/** The stores of what lives at the server, and is asked for there. */
export const ASKED_STORES = late(() => import("./asked-stores.ts"));

/** Gives back a page once the stores that it reads and the commands that it gives are here, too. */
export const withStores = async <T>(page: Promise<T>): Promise<T> => {
  await Promise.all([DECIDING.load(), PAGE_STORES.load()]);
  return page;
};

/** The same for what also reads stores of what is asked of the server. */
export const withAskedStores = async <T>(part: Promise<T>): Promise<T> => {
  await ASKED_STORES.load();
  return withStores(part);
};
