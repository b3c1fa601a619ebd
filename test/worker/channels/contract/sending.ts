import { describe, expect, it } from "vitest";
import type { Outgoing, SendResult } from "../../../../worker/channels/port.ts";
import { outgoingFor } from "./outgoing.ts";
import { cut, cutBody, providerThat, withoutPatience } from "./provider.ts";
import type { Subject } from "./subject.ts";

type Answer = Parameters<typeof providerThat>[0];

/** A message is sent once or not at all, and what became of it is said truly. */
export const sendingContract = (subject: Subject) => {
  const { channel, credentials, provider } = subject;
  const { carried, notCarried } = outgoingFor(subject, subject.adapter(fetch).kind);

  const send = async (message: Outgoing, answerToSend: Answer, prepares: Answer = provider.prepares) => {
    const { fetcher, asked } = providerThat((it) => (provider.isSend(it) ? answerToSend(it) : prepares(it)));
    const result = await withoutPatience(() => subject.adapter(fetcher).send(message, channel, credentials));
    const told = JSON.stringify(result);
    for (const secret of Object.values(credentials)) expect(told, "no secret is told").not.toContain(secret);
    const sends = asked.filter(provider.isSend);
    expect(sends.length, "never two requests for one sending").toBeLessThanOrEqual(1);
    return { result, sends, preparations: asked.length - sends.length };
  };

  const status =
    (code: number, headers = {}) =>
    () =>
      Response.json({}, { status: code, headers });
  const secretsIn = () => Object.values(credentials).join(" ");

  /** What an answer to the sending itself comes to. */
  const outcomes: [string, Answer, Partial<SendResult>][] = [
    ["is refused", () => provider.rejects("Número inválido"), { result: "rejected" }],
    ["is refused in words that quote our secrets", () => provider.rejects(secretsIn()), { result: "rejected" }],
    ["finds too many before it", status(429), { result: "later", retryAfterMs: null }],
    ["is asked to wait", status(429, { "retry-after": "7" }), { result: "later", retryAfterMs: 7_000 }],
    ["meets an error of the provider's", status(500), { result: "later" }],
    ["finds nobody at work", status(503, { "retry-after": "2" }), { result: "later", retryAfterMs: 2_000 }],
    ...Object.entries(provider.postpones).map(([name, answer]): [string, Answer, Partial<SendResult>] => [
      `is put off: ${name}`,
      answer,
      { result: "later" },
    ]),
    ["meets a gateway that got no answer", status(504), { result: "unknown" }],
    ["gets no answer in time", () => "silence", { result: "unknown" }],
    ["loses the connection", cut, { result: "unknown" }],
    ["loses the connection amid the answer", cutBody, { result: "unknown" }],
    ["gets an answer that nobody can read", () => new Response("<html>"), { result: "unknown" }],
    ["gets an answer without an id", () => Response.json({}), { result: "unknown" }],
  ];

  describe.each(carried)("sending: %s", (_name, message) => {
    it("is sent, once, with our id where the provider carries it", async () => {
      const { result, sends } = await send(message, () => provider.accepts("an-id-of-theirs"));
      expect(result).toEqual({ result: "sent", providerId: "an-id-of-theirs" });
      expect(sends).toHaveLength(1);
      const body = await (sends[0] as Request).json<Record<string, unknown>>();
      expect(provider.ourIdIn?.(body) ?? null).toBe(provider.ourIdIn ? message.messageId : null);
    });

    it.each(outcomes)("one that %s", async (_outcome, answer, expected) => {
      const { result, sends } = await send(message, answer);
      expect(result).toMatchObject(expected);
      expect(sends).toHaveLength(1);
    });

    it("what fails before the sending is never of unknown fate", async () => {
      const { preparations } = await send(message, () => provider.accepts("an-id"));
      if (preparations === 0) return;
      const troubles: [Answer, SendResult["result"]][] = [
        [cut, "later"],
        [() => "silence", "later"],
        [cutBody, "later"],
        [status(504), "later"],
        [status(429), "later"],
        [() => provider.rejects("Arquivo inválido"), "rejected"],
      ];
      for (const [trouble, expected] of troubles) {
        const { result, sends } = await send(message, () => provider.accepts("an-id"), trouble);
        expect([result.result, sends.length]).toEqual([expected, 0]);
      }
    });
  });

  describe("sending", () => {
    it("a refusal is told in the provider's own words", async () => {
      const [, text] = carried[0] as (typeof carried)[number];
      const { result } = await send(text, () => provider.rejects("Número inválido"));
      expect(result).toMatchObject({ failure: { reason: expect.stringContaining("Número inválido") } });
    });

    it("what the channel cannot carry is refused by us, and nobody is asked", async () => {
      for (const [name, message] of notCarried) {
        const { result, sends, preparations } = await send(message, () => provider.accepts("an-id"));
        expect([name, result]).toMatchObject([name, { result: "rejected", failure: { code: "not_supported" } }]);
        expect([sends.length, preparations]).toEqual([0, 0]);
      }
    });
  });
};
