import { Agent, request } from "node:http";

/** Costs Node half of what `fetch` does: what is to be measured is not the one who asks. */
export type Client = {
  /** Sends a request, and answers the body. @throws {Error} when the answer is not 200 */
  send: (
    url: string,
    options?: { method?: string; headers?: Record<string, string>; body?: string },
  ) => Promise<string>;
  close: () => void;
};

/** A client that keeps at most so many connections open. */
export const clientOf = (connections: number): Client => {
  // The server closes connections that have been idle for five seconds: we close them first, or a request might meet that.
  const agent = new Agent({ keepAlive: true, maxSockets: connections, timeout: 2_000 });
  const send: Client["send"] = (url, { method = "GET", headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
      const asked = request(url, { agent, method, headers: { ...headers, ...length } }, (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => (text += chunk));
        answer.on("end", () =>
          answer.statusCode === 200
            ? resolve(text)
            : reject(new Error(`${url} answered ${answer.statusCode}: ${text}`)),
        );
        answer.on("error", reject);
      });
      asked.on("error", reject);
      asked.end(body);
    });
  return { send, close: () => agent.destroy() };
};
