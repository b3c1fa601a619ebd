/** R2 as far as the product asks it: small objects under keys. */
export const createBucket = () => {
  const objects = new Map<string, Uint8Array>();
  const asObject = (bytes: Uint8Array) => ({
    arrayBuffer: async () => bytes.slice().buffer,
    bytes: async () => bytes.slice(),
    text: async () => new TextDecoder().decode(bytes),
  });
  return {
    async put(key: string, value: string | ArrayBuffer | Uint8Array): Promise<void> {
      objects.set(key, typeof value === "string" ? new TextEncoder().encode(value) : new Uint8Array(value).slice());
    },
    async get(key: string) {
      const found = objects.get(key);
      return found ? asObject(found) : null;
    },
    async delete(keys: string | string[]): Promise<void> {
      for (const key of [keys].flat()) objects.delete(key);
    },
  };
};
