import { DECIDING } from "../sync/code.ts";
import { late } from "../sync/late.ts";

/** The stores that the list can be painted without. */
export const PAGE_STORES = late(() => import("./page-stores.ts"));

/** Gives back a page once the stores that it reads and the commands that it gives are here, too. */
export const withStores = async <T>(page: Promise<T>): Promise<T> => {
  await Promise.all([DECIDING.load(), PAGE_STORES.load()]);
  return page;
};
