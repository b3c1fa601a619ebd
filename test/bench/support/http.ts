import { Agent, request } from "node:http";

type Options = { method?: string; headers?: Record<string, string>; body?: string };

/** Costs Node half of what `fetch` does: what is to be measured is not the one who asks. */
export type Client = {
  /** Sends a request, and answers the body. @throws {Error} when the answer is not 200 */
  send: (url: string, options?: Options) => Promise<string>;
  close: () => void;
};

/** A client that keeps at most so many connections open. */
export const clientOf = (connections: number): Client => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send: Client["send"] = async (url, options = {}) => {
    // A server may close a connection that was idle just when it is used again: a request that met that is sent once more.
    const answer = (await ask(agent, url, options)) ?? (await ask(agent, url, options));
    if (answer?.status !== 200)
      throw new Error(`${url} answered ${answer?.status ?? "nothing"}: ${answer?.text ?? ""}`);
    return answer.text;
  };
  return { send, close: () => agent.destroy() };
};

/** Null when the connection was used before, and broke. */
const ask = (
  agent: Agent,
  url: string,
  { method = "GET", headers = {}, body }: Options,
): Promise<{ status: number; text: string } | null> =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const asked = request(url, { agent, method, headers: { ...headers, ...length } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => (text += chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on("error", reject);
    });
    asked.on("error", (error) => (asked.reusedSocket ? resolve(null) : reject(error)));
    asked.end(body);
  });
