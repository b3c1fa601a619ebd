/** The Worker's secrets while it is measured. */
export const SECRETS = {
  SESSION_SECRET: "session-secret-of-the-benchmarks-only",
  ROOM_SECRET: "room-secret-of-the-benchmarks-only",
  CREDENTIALS_KEY: Buffer.alloc(32, "bench").toString("base64"),
};
