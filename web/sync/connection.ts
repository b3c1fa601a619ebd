/** How a room's connection stands: being made, welcomed, or failed and being made again. */
export type RoomStatus = "connecting" | "open" | "down";

export type ConnectionStatus = {
  state: "connecting" | "online" | "offline";
  /** The rooms speak a newer protocol than this build: the page must be loaded anew. */
  isOutdated: boolean;
};

/** Online when every room is; offline when none is and one has failed to be. */
export const connectionState = (isNetworkUp: boolean, rooms: readonly RoomStatus[]): ConnectionStatus["state"] => {
  if (!isNetworkUp) return "offline";
  if (rooms.length > 0 && rooms.every((it) => it === "open")) return "online";
  const isCutOff = rooms.some((it) => it === "down") && !rooms.some((it) => it === "open");
  return isCutOff ? "offline" : "connecting";
};
