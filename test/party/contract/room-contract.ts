import { describe } from "vitest";
import { enteringContract } from "./entering-contract.ts";
import { followingContract } from "./following-contract.ts";
import type { HostKind } from "./host.ts";
import { padsContract } from "./pads-contract.ts";
import { presenceContract } from "./presence-contract.ts";
import { Rooms } from "./rooms.ts";
import { robustnessContract } from "./robustness-contract.ts";

/** What a room does on every host, through real sockets, a real runtime and a feed over HTTP. */
export const roomContract = (kind: HostKind): void => {
  describe(`a room on ${kind.name}`, () => {
    const rooms = Rooms.of(kind);
    enteringContract(rooms);
    followingContract(rooms);
    presenceContract(rooms);
    padsContract(rooms);
    robustnessContract(rooms);
  });
};
