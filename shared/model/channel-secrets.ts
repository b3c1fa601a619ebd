import * as v from "valibot";

const Secret = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1_000));

/**
 * What a provider and we know, and nobody else: they go to the server once, and never come back. `appSecret`: Meta's app
 * secret, or the token in Z-API's webhook address. `clientToken`: Z-API's account security token.
 */
export const ChannelSecrets = v.strictObject({
  appSecret: Secret,
  verifyToken: v.optional(Secret),
  accessToken: Secret,
  clientToken: v.optional(Secret),
});
export type ChannelSecrets = v.InferOutput<typeof ChannelSecrets>;

/** Those that are to be replaced; the others stay. */
export const NewChannelSecrets = v.partial(ChannelSecrets);
