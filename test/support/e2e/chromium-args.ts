export const CHROMIUM_ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A microphone that beeps, and that nobody has to allow.
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];
