export const SESSION_SECRET = "session-secret-of-the-simulator-only";
export const ROOM_SECRET = "room-secret-of-the-simulator-only";
export const APP_SECRET = "app-secret-of-the-simulator-only";
export const CREDENTIALS_KEY = Buffer.alloc(32, "simulator").toString("base64");
