import { expect, it } from "vitest";
import type { ChannelKind } from "#shared/model/channel.ts";
import type { Item } from "../../../../worker/channels/port.ts";
import { foundCompany } from "../../../support/worker/company.ts";
import { SUBJECTS } from "../subjects.ts";
import { connected, halves } from "./connected.ts";

/** What may become of each item that comes in alone, with nothing before it. */
const BECOMES: Record<Item["is"], RegExp> = {
  message: /^stored$/,
  echo: /^stored$/,
  status: /^(status|ignored:status:of_unknown_message)/,
  watermark: /^(status|watermark|ignored:)/,
  edit: /^(edit|amend|stored|waiting|kept|ignored:)/,
  revocation: /^(revo|amend|stored|waiting|kept|ignored:)/,
  move: /^(number_changed|move|event|ignored:)/,
  preference: /^(preference|event|ignored:)/,
  template: /^(template|event|ignored:)/,
  event: /^event$/,
  ignored: /^ignored:/,
  broken: /^dead_letter$/,
};

const rows = Object.entries(SUBJECTS).flatMap(([kind, subject]) =>
  Object.entries(subject.bodies).map(([name, sample]) => [kind as ChannelKind, name, sample] as const),
);

it.each(rows)("%s, %s: comes in as what it is", async (kind, name, { body, items }) => {
  const subject = SUBJECTS[kind];
  const id = `s-${rows.findIndex((it) => it[0] === kind && it[1] === name)}`;
  const aurora = await foundCompany();
  const { deliver, outcomes } = await connected(aurora, subject, { ...subject.channel, id });
  expect(await deliver(JSON.stringify(body))).toBe(200);
  const { received, ...became } = await outcomes();
  const all = Object.entries(became).flatMap(([outcome, count]) => Array<string>(count).fill(outcome));
  expect(received).toBe(items.length);
  expect(all).toHaveLength(items.length);
  for (const is of new Set(items))
    expect(
      all.some((it) => BECOMES[is].test(it)),
      `${is}: ${all}`,
    ).toBe(true);
  expect(await halves(aurora)).toEqual([]);
});
