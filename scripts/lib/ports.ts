import { createServer } from "node:net";

export const HOST = "127.0.0.1";

/** @throws {Error} one line that names the port and the way out, when something else listens on it */
export const assertFree = async (port: number, variable: string): Promise<void> => {
  if (await isFree(port)) return;
  throw new Error(`Port ${port} is taken. Stop what listens there, or choose another: ${variable}=<port> npm start`);
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });
