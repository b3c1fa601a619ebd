import { expect, test } from "vitest";
import { createPacing } from "../../../web/sync/pacing.ts";
import { createClock } from "./support/clock.ts";

/** What somebody's keys do to what arrives: `arrive` gives back whether it may be taken in by now. */
const createKeyboard = () => {
  const clock = createClock();
  let press = (): void => {};
  let paint = (): void => {};
  const [lull, stop] = createPacing({
    clock,
    onKey(pressed, painted) {
      [press, paint] = [pressed, painted];
      return () => ([press, paint] = [() => {}, () => {}]);
    },
  });
  const arrive = () => {
    let isDue = false;
    void lull().then(() => (isDue = true));
    return async () => {
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
      return isDue;
    };
  };
  return { clock, press: () => press(), paint: () => paint(), arrive, stop };
};

test("what arrives while nobody types is taken in at once", async () => {
  const { arrive } = createKeyboard();
  expect(await arrive()()).toBe(true);
});

test("what arrives while somebody types is taken in behind the next keystroke's frame, all of it", async () => {
  const { clock, press, paint, arrive } = createKeyboard();
  press();
  paint();
  const [first, second] = [arrive(), arrive()];
  clock.advance(60);
  press();
  expect([await first(), await second()]).toEqual([false, false]);
  paint();
  expect([await first(), await second()]).toEqual([true, true]);
});

test("nothing waits for longer than a tenth of a second", async () => {
  const { clock, press, paint, arrive } = createKeyboard();
  press();
  paint();
  const isDue = arrive();
  clock.advance(99);
  expect(await isDue()).toBe(false);
  clock.advance(1);
  expect(await isDue()).toBe(true);
});

test("a tenth of a second begins anew for what arrives later", async () => {
  const { clock, press, paint, arrive } = createKeyboard();
  press();
  arrive();
  clock.advance(90);
  paint();
  const isDue = arrive();
  clock.advance(50);
  expect(await isDue()).toBe(false);
});

test("whoever has pressed no key for half a second types no more", async () => {
  const { clock, press, paint, arrive } = createKeyboard();
  press();
  paint();
  clock.advance(499);
  expect(await arrive()()).toBe(false);
  clock.advance(1);
  expect(await arrive()()).toBe(true);
});

test("who leads no more hears no keys", async () => {
  const { press, paint, arrive, stop } = createKeyboard();
  stop();
  press();
  paint();
  expect(await arrive()()).toBe(true);
});
