import type { Network } from "../ports.ts";

/** An upload as only XMLHttpRequest can do it: it tells how far it has come. Null when no server has answered. */
export const xhrUpload: Network["upload"] = ({ path, headers, body, signal, onProgress }) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve(null);
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    const end = (reply: { status: number; body: unknown } | null): void => {
      signal.removeEventListener("abort", abort);
      resolve(reply);
    };
    request.open("POST", path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => end(replyOf(request));
    request.onerror = () => end(null);
    request.onabort = () => end(null);
    signal.addEventListener("abort", abort, { once: true });
    request.send(body);
  });

/** What is no JSON was not said by our server. */
const replyOf = ({ status, responseText }: XMLHttpRequest): { status: number; body: unknown } | null => {
  try {
    return { status, body: JSON.parse(responseText) };
  } catch {
    return null;
  }
};
