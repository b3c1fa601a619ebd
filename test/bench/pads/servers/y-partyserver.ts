import { type Floor, floor } from "../../support/floor.ts";
import type { Workerd } from "../../support/workerd.ts";
import type { PadServer } from "./server.ts";

const NAME = "y-partyserver";

/** The Worker of y-partyserver's documents, to be started beside ours. */
export const yPartyserver = (): Promise<Floor> =>
  floor(NAME, {
    durableObjects: {
      DEFAULTS: { className: "Defaults", useSQLite: true },
      PERSISTED: { className: "Persisted", useSQLite: true },
    },
  });

export const yPartyserverPads = (workerd: Workerd): PadServer[] =>
  [
    { name: "y-partyserver", party: "defaults" },
    { name: "y-partyserver, persisted", party: "persisted" },
  ].map(({ name, party }) => ({
    name,
    addressOf: async (document) => ({
      dialect: "y-partyserver",
      url: `${workerd.urlOf(NAME).replace("http", "ws")}/parties/${party}/${document}`,
      document: String(document),
      ticket: "",
    }),
  }));
