import { expect, it, vi } from "vitest";
import { isSignedBy } from "../../../../worker/channels/meta/signature.ts";
import { sign } from "../../../support/worker/meta.ts";

const body = new TextEncoder().encode("{}");

it("signatures are compared by the platform, in constant time, and never as texts", async () => {
  const verify = vi.spyOn(crypto.subtle, "verify");
  expect(await isSignedBy("secret", sign("{}", "secret"), body)).toBe(true);
  expect(await isSignedBy("secret", sign("{}", "another"), body)).toBe(false);
  expect(verify).toHaveBeenCalledTimes(2);
  verify.mockRestore();
});

it("the digits of a signature may be large or small", async () => {
  const [prefix, digits = ""] = sign("{}", "secret").split("=");
  expect(await isSignedBy("secret", `${prefix}=${digits.toUpperCase()}`, body)).toBe(true);
});
