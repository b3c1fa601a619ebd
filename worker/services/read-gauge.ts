import { may } from "#shared/policy/permissions.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { GaugeAnswer } from "#shared/protocol/api.ts";
import { Refused } from "../refused.ts";
import { countsSince, dayOf } from "../store/gauge.ts";
import type { Tools } from "./tools.ts";

const DAY_MS = 24 * 3_600_000;

/** What became of everything that the company's webhooks brought in the last days, today's included. */
export const readGauge = async ({ d1, now }: Tools, viewer: Viewer, days: number): Promise<GaugeAnswer> => {
  if (!may(viewer, "settings.change")) throw new Refused("forbidden");
  const counts = await countsSince(d1, viewer.companyId, dayOf(now() - (days - 1) * DAY_MS));
  const items = Map.groupBy(counts, (it) => `${it.channelId} ${it.day}`).values();
  return {
    items: [...items].flatMap((of) => {
      const { received = 0, ...outcomes } = Object.fromEntries(of.map((it) => [it.outcome, it.count]));
      return of.slice(0, 1).map(({ channelId, day }) => ({ channelId, day, received, outcomes }));
    }),
  };
};
