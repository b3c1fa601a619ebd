export type Yjs = typeof import("yjs");

/** Yjs comes when the first pad is needed, so that the first page does not wait for it. */
export const loadYjs = (): Promise<Yjs> => import("yjs");
