import type { TabMessage } from "./tab-message.ts";

/** The channel between one user's tabs. What comes before anyone listens is kept for then. */
export const openTabs = (channel: BroadcastChannel) => {
  let isClosed = false;
  let early: TabMessage[] = [];
  let hear = (message: TabMessage): void => void early.push(message);
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data);
  return {
    post(message: TabMessage): void {
      if (!isClosed) channel.postMessage(message);
    },
    listen(listener: (message: TabMessage) => void): void {
      hear = listener;
      for (const message of early) listener(message);
      early = [];
    },
    close(): void {
      isClosed = true;
      channel.close();
    },
  };
};
