import { expect, it } from "vitest";
import { isPublicAddress } from "../../../worker/channels/public-address.ts";

it.each(["https://files.example/a", "https://a.b-c.files.com.br/x?y=1", "https://files.example:443/a"])(
  "%s may be asked",
  (url) => expect(isPublicAddress(new URL(url))).toBe(true),
);

it.each([
  "http://files.example/a",
  "https://files.example:8443/a",
  "https://user@files.example/a",
  "https://localhost/a",
  "https://localhost./a",
  "https://api.internal/a",
  "https://printer.local/a",
  "https://127.1/a",
  "https://0x7f000001/a",
  "https://2130706433/a",
  "https://0177.0.0.1/a",
  "https://[::ffff:10.0.0.1]/a",
  "ftp://files.example/a",
])("%s may not", (url) => expect(isPublicAddress(new URL(url))).toBe(false));
