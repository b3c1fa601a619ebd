import { beforeEach, describe, expect, it } from "vitest";
import type { ContactAnswer } from "#shared/protocol/api.ts";
import type { ChannelAdapter } from "../../../worker/channels/port.ts";
import { deliver } from "../../../worker/jobs/deliver.ts";
import { sweep } from "../../../worker/jobs/sweep.ts";
import { tellBlock } from "../../../worker/services/tell-block.ts";
import { addAddress } from "../../support/worker/address.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { fakeAdapter } from "../../support/worker/fake-adapter.ts";
import { runAs } from "../../support/worker/outbox.ts";
import { putConversation } from "../../support/worker/put.ts";
import { testTools } from "../../support/worker/tools.ts";

type SetBlocked = NonNullable<ChannelAdapter["setBlocked"]>;
type Said = Awaited<ReturnType<SetBlocked>>;

let company: Company;
let contactId: string;
beforeEach(async () => {
  company = await foundCompany();
  contactId = (await putConversation(company, { team: "vendas", state: "open", attendant: "carla" })).contactId;
  await addAddress(company, contactId, "5511987654321");
});

/** A provider that can be told of blocks, and answers as told. */
const withProvider = (answer: (isBlocked: boolean) => Said | Promise<Said> = () => ({ ok: true })) => {
  const all = testTools();
  const told: { address: string; isBlocked: boolean }[] = [];
  const setBlocked: SetBlocked = async ({ to, isBlocked }) => {
    told.push({ address: to.address, isBlocked });
    return answer(isBlocked);
  };
  const tools = { ...all.tools, adapters: { whatsapp: { ...fakeAdapter("whatsapp").adapter, setBlocked } } };
  const ana = (name: "block" | "unblock") => runAs(tools, company, "ana", name, { contactId });
  return { ...all, tools, told, ana };
};

const shown = async () => {
  const ana = await company.as("ana");
  const { providerBlocks } = await ana.getJson<ContactAnswer>(`/api/contacts/${contactId}`);
  return providerBlocks;
};
const REFUSED = (isWorthRetrying: boolean): Said => ({
  ok: false,
  failure: { code: "139100", reason: "Did not write in the last 24 hours" },
  isWorthRetrying,
});

it("a block and its end are told to the provider, and shown", async () => {
  const { tools, told, woken, ana } = withProvider();
  await ana("block");
  expect(woken).toEqual([{ block: contactId, delayMs: 0 }]);
  const row = { channelId: company.channel.id, isWanted: true, reason: null };
  expect(await shown()).toEqual([{ ...row, state: "waiting" }]);
  await tellBlock(tools, contactId);
  await tellBlock(tools, contactId);
  expect(await shown()).toEqual([{ ...row, state: "done" }]);
  await ana("unblock");
  await tellBlock(tools, contactId);
  expect(await shown()).toEqual([{ ...row, isWanted: false, state: "done" }]);
  expect(told).toEqual([
    { address: "5511987654321", isBlocked: true },
    { address: "5511987654321", isBlocked: false },
  ]);
});

it("where no provider can be told there is nothing to tell or to show", async () => {
  const { tools } = testTools();
  const without = { ...tools, adapters: { whatsapp: fakeAdapter("whatsapp").adapter } };
  expect(await runAs(without, company, "ana", "block", { contactId })).toMatchObject({ ok: true });
  expect(await shown()).toEqual([]);
});

describe("a provider that cannot do it", () => {
  it("for good is shown with its reason, and not asked again", async () => {
    const { tools, told, clock, ana } = withProvider(() => REFUSED(false));
    await ana("block");
    await tellBlock(tools, contactId);
    clock.now += 3_600_000;
    await tellBlock(tools, contactId);
    expect(told.length).toBe(1);
    expect(await shown()).toMatchObject([{ state: "failed", reason: "Did not write in the last 24 hours" }]);
  });

  it("now is asked again later, ever less often, by the sweep too, and eight times at most", async () => {
    const { tools, told, clock, woken, ana } = withProvider(() => REFUSED(true));
    await ana("block");
    await tellBlock(tools, contactId);
    await tellBlock(tools, contactId);
    expect(told.length).toBe(1);
    const delays: number[] = [];
    while ((await shown())[0]?.state === "waiting") {
      delays.push(woken.at(-1)?.delayMs ?? 0);
      clock.now += delays.at(-1) ?? 0;
      woken.length = 0;
      await sweep(tools);
      expect(woken).toContainEqual({ block: contactId, delayMs: 0 });
      await tellBlock(tools, contactId);
    }
    expect([told.length, delays.length]).toEqual([8, 7]);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(await shown()).toMatchObject([{ state: "failed" }]);
  });
});

it("who unblocks while the provider is being told of the block has the end of it told last", async () => {
  const { promise: gate, resolve: answer } = Promise.withResolvers<Said>();
  const { tools, told, woken, ana } = withProvider((isBlocked) => (isBlocked ? gate : { ok: true }));
  await ana("block");
  const telling = tellBlock(tools, contactId);
  await expect.poll(() => told.length).toBe(1);
  await ana("unblock");
  await tellBlock(tools, contactId);
  woken.length = 0;
  answer({ ok: true });
  await telling;
  expect(woken).toEqual([{ block: contactId, delayMs: 0 }]);
  await tellBlock(tools, contactId);
  expect(told.map((it) => it.isBlocked)).toEqual([true, false, false]);
  expect(await shown()).toMatchObject([{ isWanted: false, state: "done" }]);
});

it("the queue brings wake-ups of both sorts, each answered once however often it comes", async () => {
  const { tools, told, ana } = withProvider();
  await ana("block");
  const acks: string[] = [];
  const message = (id: string) => ({ body: { block: contactId }, ack: () => void acks.push(id), retry: () => {} });
  const messages = [message("one"), message("two")] as unknown as Parameters<typeof deliver>[1];
  await deliver(tools, messages);
  expect([told.length, acks]).toEqual([1, ["one", "two"]]);
});
