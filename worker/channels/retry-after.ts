/**
 * How long a provider asks us to wait, in milliseconds; null when it does not say. The header holds seconds, or a date,
 * which is compared with the answer's own `Date`, so that no clock but the provider's counts. Source: RFC 9110, 10.2.3.
 */
export const retryAfterOf = (headers: Headers): number | null => {
  const said = headers.get("retry-after")?.trim();
  if (!said) return null;
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000;
  const wait = Date.parse(said) - Date.parse(headers.get("date") ?? "");
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
};
