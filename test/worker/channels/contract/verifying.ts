import { describe, expect, it } from "vitest";
import { providerThat } from "./provider.ts";
import type { Subject } from "./subject.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** Only the provider is believed. */
export const verifyingContract = (subject: Subject) => {
  const { credentials, prove, forged, provesBody, challenge } = subject;
  const { fetcher, asked } = providerThat(() => new Response());
  const adapter = subject.adapter(fetcher);
  const body = bytes('{"a":"ç"}');
  const secretsWith = (secret: string) => ({ ...credentials, appSecret: secret });

  describe("who is believed", () => {
    it("the provider is, with any body, an empty one too", async () => {
      for (const it of [body, bytes(""), new Uint8Array([0, 255, 128])]) {
        expect(await adapter.verify({ ...(await prove(it, credentials)), body: it }, credentials)).toBe(true);
      }
    });

    it("one who knows another secret is not, however alike", async () => {
      const { appSecret } = credentials;
      for (const secret of [`${appSecret}x`, appSecret.slice(0, -1), appSecret.toUpperCase(), "another"]) {
        const proof = await prove(body, secretsWith(secret));
        expect(await adapter.verify({ ...proof, body }, credentials)).toBe(false);
      }
    });

    it("nobody is while the channel has no secret", async () => {
      const none = secretsWith("");
      for (const proof of [
        { headers: new Headers(), url: new URL("https://prosa.example/webhooks/a/b") },
        ...(await Promise.all(Object.values(forged).map((it) => it(body, none)))),
      ]) {
        expect(await adapter.verify({ ...proof, body }, none)).toBe(false);
      }
    });

    it.each(Object.entries(forged))("%s is not", async (_name, forge) => {
      expect(await adapter.verify({ ...(await forge(body, credentials)), body }, credentials)).toBe(false);
    });

    it.runIf(provesBody)("a body that was changed on the way is not", async () => {
      const proof = await prove(body, credentials);
      expect(await adapter.verify({ ...proof, body: bytes('{"a":"c"}') }, credentials)).toBe(false);
    });

    it("nobody is asked about it", () => expect(asked).toEqual([]));
  });

  describe("the test of the address", () => {
    const answerTo = (token: string, secrets = credentials) =>
      adapter.challenge(challenge?.(token, "1158201444") ?? new URL("https://prosa.example/?hub.challenge=1"), secrets);

    it("is answered to one who knows the token, where the provider makes one", () => {
      expect(answerTo(credentials.verifyToken)).toBe(challenge ? "1158201444" : null);
    });

    it("is answered to nobody else, and to nobody while the channel has no token", () => {
      for (const token of ["", `${credentials.verifyToken}x`, credentials.verifyToken.slice(1)]) {
        expect(answerTo(token)).toBeNull();
      }
      expect(answerTo("", { ...credentials, verifyToken: "" })).toBeNull();
    });
  });
};
