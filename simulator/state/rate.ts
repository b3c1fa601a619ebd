/** Counts what passes in each second, by the clock's seconds. */
export function createRate(): { allows(name: string, perSecond: number, at: number): boolean } {
  const passed = new Map<string, { second: number; count: number }>();
  return {
    allows(name, perSecond, at) {
      const second = Math.floor(at / 1000);
      const known = passed.get(name);
      const count = known?.second === second ? known.count : 0;
      if (count >= perSecond) return false;
      passed.set(name, { second, count: count + 1 });
      return true;
    },
  };
}
