export type Yjs = typeof import("yjs");
