import type { Origin } from "../port.ts";
import { detailOf, idOf, type Raw, recordOf, textOf } from "../raw.ts";

/** What a message refers to, besides what it says itself. */
export type Context = { quotes: string | null; origin: Origin | null; content: Raw };

/** The quoted message, the mark of a forwarded one, the product and the advertisement that it is about. */
export const contextOf = (message: Raw): Context => {
  const context = recordOf(message.context) ?? {};
  const referral = recordOf(message.referral);
  const product = recordOf(context.referred_product);
  const forwarded = context.frequently_forwarded === true ? "many" : context.forwarded === true ? "once" : null;
  return {
    quotes: idOf(recordOf(message.reaction)?.message_id) ?? idOf(context.id),
    origin: referral && originOf(referral),
    content: {
      ...(forwarded ? { forwarded } : {}),
      ...(product ? { product: detailOf(product) } : {}),
      ...(referral ? { referral: detailOf(referral) } : {}),
    },
  };
};

const KNOWN = ["source_type", "source_id", "headline", "source_url"];

/** Source: Cloud API, Webhooks reference, messages, referral. */
const originOf = (referral: Raw): Origin => {
  const type = textOf(referral.source_type)?.toLowerCase();
  const rest = Object.fromEntries(Object.entries(referral).filter(([key]) => !KNOWN.includes(key)));
  return {
    source: type === "ad" || type === "post" ? type : "unknown",
    id: idOf(referral.source_id),
    title: textOf(referral.headline, 500),
    url: textOf(referral.source_url, 2_000),
    detail: detailOf(rest),
  };
};
