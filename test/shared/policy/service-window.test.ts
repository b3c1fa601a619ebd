import { expect, it } from "vitest";
import { isWindowOpen, windowClosesAt } from "#shared/policy/service-window.ts";

const HOUR = 3_600_000;

it("closes WhatsApp's window 24 hours after the customer's last message, and not a moment before", () => {
  expect(isWindowOpen("whatsapp", 1_000, 1_000 + 24 * HOUR - 1)).toBe(true);
  expect(isWindowOpen("whatsapp", 1_000, 1_000 + 24 * HOUR)).toBe(false);
  expect(windowClosesAt("whatsapp", 1_000)).toBe(1_000 + 24 * HOUR);
});

it("has no open window with a customer who never wrote", () => {
  expect(isWindowOpen("whatsapp", null, Date.now())).toBe(false);
});

it("knows no window on Z-API", () => {
  expect(windowClosesAt("zapi", null)).toBeNull();
  expect(isWindowOpen("zapi", null, Date.now())).toBe(true);
});
