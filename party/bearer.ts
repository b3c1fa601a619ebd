/** Whether an `authorization` header carries the secret. Compares digests, whose timing says nothing of the secret. */
export const isBearer = async (header: string | null, secret: string): Promise<boolean> => {
  const [given, wanted] = await Promise.all([digest(header ?? ""), digest(`Bearer ${secret}`)]);
  return given.every((byte, at) => byte === wanted[at]);
};

const digest = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
