/** Where a document is, and how one speaks about it there. Plain data: it goes to another process. */
export type Address = {
  dialect: "prosa" | "y-partyserver" | "hocuspocus";
  url: string;
  /** A conversation's id, where pads belong to conversations. */
  document: string;
  /** Who one is; empty where nobody asks. */
  ticket: string;
};
