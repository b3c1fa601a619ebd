/** Names that never leave a network of one's own. */
const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|test|invalid|onion|arpa)$/;

/**
 * Whether an address that somebody else gave us may be fetched: a name on the public internet, over TLS, at its usual
 * port. An IP address is none, in whatever spelling, since `URL` has made all of them one.
 */
export const isPublicAddress = ({ protocol, hostname, port, username }: URL): boolean =>
  protocol === "https:" &&
  port === "" &&
  username === "" &&
  hostname.includes(".") &&
  !/^[\d.]+$/.test(hostname) &&
  !hostname.startsWith("[") &&
  !PRIVATE_NAMES.test(hostname.replace(/\.$/, ""));
