import type { Origin } from "../../port.ts";
import { detailOf, idOf, recordOf, textOf } from "../../raw.ts";

/**
 * What brought a customer to write, of a `referral`: an advertisement, an m.me or ig.me link, or a post. Source: Messenger
 * Platform, messaging_referrals.
 */
export const originOf = (raw: unknown): Origin | null => {
  const referral = recordOf(raw);
  if (!referral) return null;
  const ad = recordOf(referral.ads_context_data) ?? {};
  const [adId, postId, ref] = [idOf(referral.ad_id), idOf(ad.post_id), idOf(referral.ref)];
  const isLink = ref !== null || referral.source === "SHORTLINK" || textOf(referral.referer_uri) !== null;
  return {
    source: adId !== null || referral.source === "ADS" ? "ad" : postId !== null ? "post" : isLink ? "link" : "unknown",
    id: adId ?? postId ?? ref,
    title: textOf(ad.ad_title),
    url: textOf(referral.referer_uri) ?? textOf(ad.photo_url) ?? textOf(ad.video_url),
    detail: detailOf(referral),
  };
};

/** How a line of the conversation tells of it, for a customer who came and has not said anything yet. */
export const arrivalText = ({ source, title }: Origin): string =>
  source === "ad" ? `Chegou por um anúncio${title === null ? "" : `: ${title}`}` : "Chegou por um link";
