/**
 * Something that should not have happened in a room, as a line of JSON. Not its message: it may quote what people wrote. The
 * places that it came by say where to look.
 */
export const reportTrouble = (scope: string, error: unknown): void => {
  const isError = error instanceof Error;
  const at = isError ? (error.stack?.match(/^\s+at .+$/gm) ?? []).map((it) => it.trim()).join("; ") : "";
  console.error(JSON.stringify({ event: "room_trouble", scope, error: isError ? error.name : typeof error, at }));
};
