import { FILES } from "../sync/later-code.ts";

/** Gives back what shows files once they can be had. */
export const withFiles = async <T>(part: Promise<T>): Promise<T> => {
  await FILES.load();
  return part;
};
