/**
 * Every way of writing the same Brazilian mobile number: with the ninth digit, and as before it existed. Any other
 * number has one spelling. Source: Anatel resolution 553/2010; WhatsApp still reports many accounts without the digit.
 */
export function spellingsOf(phone: string): string[] {
  const withNinth = /^(55[1-9]\d)9([6-9]\d{7})$/.exec(phone);
  if (withNinth) return [phone, `${withNinth[1]}${withNinth[2]}`];
  const withoutNinth = /^(55[1-9]\d)([6-9]\d{7})$/.exec(phone);
  if (withoutNinth) return [phone, `${withoutNinth[1]}9${withoutNinth[2]}`];
  return [phone];
}
