/** Runs something whose failure concerns nobody here: it is reported as uncaught, and the caller goes on. */
export const apart = (run: () => void): void => {
  try {
    run();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
};
