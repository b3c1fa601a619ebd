import { createContext, useContext } from "solid-js";
import type { Prosa } from "./prosa.ts";

export const ProsaContext = createContext<Prosa>();

export const useProsa = (): Prosa => {
  const prosa = useContext(ProsaContext);
  if (!prosa) throw new Error("useProsa outside of ProsaContext.Provider");
  return prosa;
};
