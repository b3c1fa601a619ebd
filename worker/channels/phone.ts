import type { Identity } from "./port.ts";

/**
 * Brazilian mobile numbers have nine digits since 2016, but WhatsApp still knows many by their old eight: both are one
 * person. Answers the nine-digit form, and every other number as it is. E.164 without the plus sign.
 */
export const withNinthDigit = (phone: string): string => {
  const old = /^55([1-9][1-9])([6-9]\d{7})$/.exec(phone);
  return old ? `55${old[1]}9${old[2]}` : phone;
};

/** A telephone number is the same person's on whatever channel of WhatsApp they write. */
export const phoneIdentity = (phone: string): Identity => ({
  kind: "phone",
  scope: "",
  externalId: withNinthDigit(phone),
  address: phone,
});
