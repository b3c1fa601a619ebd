import { isConflict } from "../store/conflict.ts";

const MAX_TRIES = 8;

/** Reads, decides and writes again as long as the world moves on in between. */
export const untilItHolds = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error) || tries === MAX_TRIES) throw error;
    }
  }
};
