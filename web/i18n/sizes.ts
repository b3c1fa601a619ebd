/** A file's size as people read it: "640 bytes", "48 KB", "1,2 MB". Decimal, as systems and providers count. */
export const fileSize = (bytes: number, locale: string): string => {
  if (bytes < 1_000) return `${bytes} bytes`;
  const [amount, unit] = bytes < 999_500 ? [bytes / 1_000, "KB"] : [bytes / 1_000_000, "MB"];
  const digits = unit === "MB" && amount < 99.95 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(amount)} ${unit}`;
};

/** How long a recording is or has run: "0:07", "12:40", "1:02:09". */
export const playTime = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (it: number) => String(it).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
};

/** Money in the smallest unit of its currency: "R$ 1.234,56". An unknown currency's code stands before the number. */
export const money = (amount: number, currency: string, locale: string): string => {
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount / 100);
  } catch {
    return `${currency} ${new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(amount / 100)}`;
  }
};
