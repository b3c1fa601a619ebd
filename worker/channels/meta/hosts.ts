/** Where Meta keeps what customers send: its CDN and the addresses that Graph answers give out. */
const HOSTS = /(^|\.)(fbsbx\.com|fbcdn\.net|facebook\.com|cdninstagram\.com|instagram\.com|whatsapp\.net)$/;

/** The one host of those that asks for the token. Source: Cloud API reference, Media, "Download media". */
const ASKS_FOR_TOKEN = "lookaside.fbsbx.com";

/**
 * Whether a file may be fetched from there: Meta's own hosts over TLS, or where the Graph API itself was set up to answer.
 * Everything else that a payload names, our own network first of all, is not asked.
 */
export const isMetaAddress = (url: URL, graphUrl: string): boolean =>
  isGraph(url, graphUrl) || (isPlainTls(url) && HOSTS.test(url.hostname));

/** Whether an address that may be asked is one that is also told the token. */
export const takesMetaToken = (url: URL, graphUrl: string): boolean =>
  isGraph(url, graphUrl) || (isPlainTls(url) && url.hostname === ASKS_FOR_TOKEN);

const isGraph = (url: URL, graphUrl: string) => url.origin === new URL(graphUrl).origin && url.username === "";

const isPlainTls = ({ protocol, port, username }: URL) => protocol === "https:" && port === "" && username === "";
