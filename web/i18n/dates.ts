const DAY = 24 * 3_600_000;

/** All dates are in the reader's time zone. `at` and `now` are epoch milliseconds. */

/** For list rows: "14:05", "ontem", "qua.", "12 mar.", "12 mar. 2025". */
export const listTime = (at: number, now: number, locale: string): string => {
  const days = daysBetween(at, now);
  if (days <= 0) return clockTime(at, locale);
  return days === 1 ? yesterday(locale) : shortDay(at, now, locale);
};

/** For a sentence or a tooltip: "hoje 14:05", "ontem 14:05", "amanhã 14:05", "qua. 14:05", "12 mar. 14:05". */
export const dayAndTime = (at: number, now: number, locale: string): string => {
  const days = daysBetween(at, now);
  const isNear = Math.abs(days) <= 1;
  const day = isNear ? relative(locale, -days) : shortDay(at, now, locale);
  return `${day} ${clockTime(at, locale)}`;
};

/** For the line between two days of a conversation: "Hoje", "Ontem", "Quarta-feira", "12 de março". */
export const dayLabel = (at: number, now: number, locale: string): string => {
  const days = daysBetween(at, now);
  if (days === 0) return capital(today(locale), locale);
  if (days === 1) return capital(yesterday(locale), locale);
  if (days > 1 && days < 7) return capital(format(at, locale, { weekday: "long" }), locale);
  const year = isSameYear(at, now) ? undefined : ("numeric" as const);
  return format(at, locale, { day: "numeric", month: "long", ...(year ? { year } : {}) });
};

export const clockTime = (at: number, locale: string): string =>
  format(at, locale, { hour: "2-digit", minute: "2-digit", hour12: false });

/** "12 de mar. de 2026 14:05", for who wants to know exactly. */
export const exactTime = (at: number, locale: string): string =>
  format(at, locale, { dateStyle: "medium", timeStyle: "short" });

/** How long something has lasted, in one unit: "agora", "4 min", "2 h", "3 d". */
export const elapsed = (ms: number, words: { now: string; days: (n: number) => string }): string => {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return words.now;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h` : words.days(Math.floor(hours / 24));
};

export const isSameDay = (a: number, b: number): boolean => midnight(a) === midnight(b);

const shortDay = (at: number, now: number, locale: string): string => {
  const days = daysBetween(at, now);
  if (days > 0 && days < 7) return format(at, locale, { weekday: "short" });
  // Put together from parts: the locale's own pattern says "12 de mar.".
  const day = format(at, locale, { day: "numeric" });
  const month = format(at, locale, { month: "short" });
  const date = locale.startsWith("en") ? `${month} ${day}` : `${day} ${month}`;
  return isSameYear(at, now) ? date : `${date} ${new Date(at).getFullYear()}`;
};

// Rounded, since a day in which the clock changes has 23 or 25 hours.
const daysBetween = (at: number, now: number): number => Math.round((midnight(now) - midnight(at)) / DAY);

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

const isSameYear = (a: number, b: number): boolean => new Date(a).getFullYear() === new Date(b).getFullYear();

const today = (locale: string): string => relative(locale, 0);
const yesterday = (locale: string): string => relative(locale, -1);

const relative = (locale: string, days: number): string => {
  let formatter = relatives.get(locale);
  if (!formatter) relatives.set(locale, (formatter = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })));
  return formatter.format(days, "day");
};

const capital = (text: string, locale: string): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

// A formatter costs far more to make than to use.
const formatters = new Map<string, Intl.DateTimeFormat>();
const relatives = new Map<string, Intl.RelativeTimeFormat>();

const format = (at: number, locale: string, options: Intl.DateTimeFormatOptions): string => {
  const key = `${locale}${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) formatters.set(key, (formatter = new Intl.DateTimeFormat(locale, options)));
  return formatter.format(at);
};
