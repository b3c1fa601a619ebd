import type { Conversation } from "#shared/model/conversation.ts";
import type { Tab as TabName } from "#shared/policy/sight.ts";
import type { Replica } from "../../../web/sync/replica.ts";
import type { Random } from "../engine/random.ts";
import type { Device, Tab } from "../world/device.ts";
import type { World } from "../world/world.ts";

export type Op = (world: World, random: Random) => string | null;

export const anyTab = ({ devices }: World, random: Random): Tab | undefined =>
  random.pick(devices.flatMap((it) => [...it.tabs]));

export const anyDevice = ({ devices }: World, random: Random): Device | undefined => random.pick(devices);

/** A tab that shows somebody's replica. */
export const anyOpen = ({ devices }: World, random: Random): { tab: Tab; replica: Replica } | null => {
  const tab = random.pick(devices.flatMap((it) => [...it.tabs]).filter((it) => it.replica !== null));
  return tab?.replica ? { tab, replica: tab.replica } : null;
};

export const TAB_NAMES: readonly TabName[] = ["queue", "mine", "others", "concluded"];

/** A conversation that the replica shows, of the tabs given. */
export const anyShown = (
  replica: Replica,
  random: Random,
  names: readonly TabName[] = TAB_NAMES,
): Conversation | undefined => {
  const id = random.pick(names.flatMap((it) => replica.view.ids(it)));
  return id === undefined ? undefined : replica.view.conversation(id);
};

let written = 0;

/** Text that can be found again wherever it gets to. */
export const canary = (kind: "m" | "r" | "p"): string => `⟦${kind}${(written += 1)}⟧`;

export const restartCanaries = (): void => void (written = 0);
