import { describe, expect, it } from "vitest";
import { cut, providerThat, withoutPatience } from "./provider.ts";
import type { Subject } from "./subject.ts";

/** A channel's settings are tried by asking the provider, and what is wrong with them is said. */
export const settingsContract = (subject: Subject) => {
  const { channel, credentials, provider } = subject;

  const tested = async (answer: Parameters<typeof providerThat>[0]) => {
    const { fetcher, asked } = providerThat(answer);
    const result = await withoutPatience(() => subject.adapter(fetcher).test(channel, credentials));
    for (const secret of Object.values(credentials)) expect(JSON.stringify(result)).not.toContain(secret);
    return { result, asked };
  };

  describe("the test of a channel's settings", () => {
    it("says what the provider calls it", async () => {
      const { result } = await tested(subject.test.answers);
      expect(result).toEqual({ ok: true, label: subject.test.label });
    });

    it("says why the provider refuses, without our secrets", async () => {
      const words = `Token inválido: ${Object.values(credentials).join(" ")}`;
      const { result } = await tested(() => provider.rejects(words));
      expect(result).toMatchObject({ ok: false, failure: { reason: expect.stringContaining("Token inválido") } });
    });

    it.each([
      ["nobody answers", cut],
      ["no answer comes in time", () => "silence" as const],
      ["nobody can read the answer", () => new Response("<html>")],
      ["the provider has trouble", () => new Response("", { status: 500 })],
    ])("is not passed when %s", async (_name, answer) => {
      expect((await tested(answer)).result).toMatchObject({ ok: false, failure: { code: expect.any(String) } });
    });

    it("sends nothing to anyone", async () => {
      const { asked } = await tested(subject.test.answers);
      expect([asked.length > 0, asked.some(provider.isSend)]).toEqual([true, false]);
    });
  });
};
