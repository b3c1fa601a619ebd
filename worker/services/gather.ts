/** Who has waited that long goes on alone: whoever was to store for them may be gone. */
const PATIENCE_MS = 5_000;

/** How often who waits looks whether it is over. */
const LOOK_EVERY_MS = 2;

/** What a request brings. `chars` is about how long its rows are as JSON. */
type Brought<Row> = { rows: readonly Row[]; chars: number };

/** Stores rows in one transaction, and answers those that are left to be decided. */
type Store<Row> = (rows: readonly Row[]) => Promise<readonly Row[]>;

/** What came of one's rows; "unknown" where they could not be stored together with others'. */
type Outcome<Row> = { left: readonly Row[] } | { error: unknown } | "unknown";

type Waiting<Row> = Brought<Row> & { outcome: Outcome<Row> | null };

/** Those who bring something for the same key. `busySince` is when whoever stores began, in epoch milliseconds. */
type Line<Row> = { busySince: number | null; waiting: Waiting<Row>[] };

export type Gather<Key, Row> = (key: Key, mine: Brought<Row>, store: Store<Row>) => Promise<readonly Row[] | null>;

/** `sleep` resolves after so many milliseconds, and not before whatever is ready has had its turn. */
type Config = { maxChars: number; now: () => number; sleep: (ms: number) => Promise<void> };

/**
 * Stores what the requests of an isolate bring for the same key: when nobody is at it, at once and with all that has arrived
 * by then; else together with what comes meanwhile, in the order in which it came. Whoever waits and sees that nobody is at it
 * stores for all. They share plain values only, and look at them by their own clocks: a request may neither use another's
 * connections nor wait for its promises. Answers which of one's rows `store` left; null when nothing is known of them, so that
 * they must be brought anew, alone. Throws what `store` throws for one's rows alone.
 */
export const gatherer = <Key extends object, Row>({ maxChars, now, sleep }: Config): Gather<Key, Row> => {
  const lines = new WeakMap<Key, Line<Row>>();

  const isFree = ({ busySince }: Line<Row>): boolean => busySince === null || now() - busySince >= PATIENCE_MS;

  const storeNext = async (line: Line<Row>, store: Store<Row>): Promise<void> => {
    const together = takeFrom(line.waiting, maxChars);
    const since = now();
    line.busySince = since;
    try {
      const left = new Set(await store(together.flatMap((it) => it.rows)));
      for (const it of together) it.outcome = { left: it.rows.filter((row) => left.has(row)) };
    } catch (error) {
      // What cannot be stored keeps nobody else's from it.
      for (const it of together) it.outcome = together.length > 1 ? "unknown" : { error };
    }
    // Whoever took this one for gone may be storing meanwhile.
    if (line.busySince === since) line.busySince = null;
  };

  return async (key, brought, store) => {
    const line = lines.get(key) ?? { busySince: null, waiting: [] };
    lines.set(key, line);
    const mine: Waiting<Row> = { ...brought, outcome: null };
    line.waiting.push(mine);
    const since = now();
    // Those who have arrived already come in first: they go together, and nobody who always comes alone keeps them out.
    await sleep(0);
    while (!mine.outcome && now() - since < PATIENCE_MS) {
      await (isFree(line) ? storeNext(line, store) : sleep(LOOK_EVERY_MS));
    }
    line.waiting = line.waiting.filter((it) => it !== mine);
    const outcome = mine.outcome ?? "unknown";
    if (outcome === "unknown") return null;
    if ("error" in outcome) throw outcome.error;
    return outcome.left;
  };
};

/** Takes from the front as many as fit, and at least one. */
const takeFrom = <Row>(waiting: Waiting<Row>[], chars: number): Waiting<Row>[] => {
  let room = chars;
  const end = waiting.findIndex((it, at) => (room -= it.chars) < 0 && at > 0);
  return waiting.splice(0, end < 0 ? waiting.length : end);
};
