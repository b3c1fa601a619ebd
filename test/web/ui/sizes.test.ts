import { expect, test } from "vitest";
import { fileSize, money, playTime } from "../../../web/i18n/sizes.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("a file's size is written as Brazilians write it", () => {
  expect([640, 48_200, 999_499, 999_500, 1_240_000, 99_960_000].map((it) => fileSize(it, "pt-BR"))).toEqual([
    "640 bytes",
    "48 KB",
    "999 KB",
    "1 MB",
    "1,2 MB",
    "100 MB",
  ]);
});

test("time of a recording counts minutes, and hours only where there are some", () => {
  expect([0, 7.9, 72, 3_729, -1, 600].map(playTime)).toEqual(["0:00", "0:07", "1:12", "1:02:09", "0:00", "10:00"]);
});

test("money is in its currency, an unknown one by its code", () => {
  expect(plain(money(123_456, "BRL", "pt-BR"))).toBe("R$ 1.234,56");
  expect(plain(money(500, "não é moeda", "pt-BR"))).toBe("não é moeda 5,00");
});
