import type { Api } from "./api.ts";
import { ASKING } from "./code.ts";
import type { HttpPorts } from "./http.ts";
import { lateCalls } from "./late.ts";

/** The API's endpoints; the code that asks and checks what is answered comes with the first question. */
export const createLateApi = (ports: HttpPorts): Api => {
  let api: Api | null = null;
  const made = async (): Promise<Api> => (api ??= (await ASKING.load()).createApi(ports));
  return lateCalls<Api>(made, { channels: lateCalls(async () => (await made()).channels) });
};
