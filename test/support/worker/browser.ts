import { exports } from "cloudflare:workers";
import { newId } from "#shared/ids.ts";
import type { ArgsOf, CommandName, CommandResult } from "#shared/commands/index.ts";

export const ORIGIN = "https://prosa.test";

/** The Worker, over HTTP. */
export const request = (path: string, init?: RequestInit): Promise<Response> =>
  exports.default.fetch(new Request(`${ORIGIN}${path}`, init));

export type Browser = Awaited<ReturnType<typeof signIn>>;

/** A signed-in browser, as far as the API can tell. */
export const signIn = async (email: string, password: string) => {
  const response = await postJson("/api/auth/sign-in/email", { email, password });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
  const cookie = response.headers
    .getSetCookie()
    .map((it) => it.split(";")[0])
    .join("; ");
  const get = (path: string) => request(path, { headers: { cookie } });
  const post = (path: string, body: unknown) => postJson(path, body, { cookie });
  return {
    cookie,
    get,
    post,
    getJson: async <T>(path: string): Promise<T> => (await get(path)).json(),
    /** Runs one command and answers its result. */
    run: async <Name extends CommandName>(name: Name, args: ArgsOf<Name>, id = newId()): Promise<CommandResult> => {
      const answer = await post("/api/commands", [{ id, name, args }]);
      const { results } = await answer.json<{ results: CommandResult[] }>();
      return results[0] as CommandResult;
    },
  };
};

export const postJson = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  request(path, {
    method: "POST",
    headers: { "content-type": "application/json", origin: ORIGIN, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
