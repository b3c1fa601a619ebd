import "../../i18n/words/frame-tools.ts";
import "../../i18n/words/pad-occasional.ts";
import { NewVersion } from "./new-version.tsx";
import { RefusalTray } from "./refusal-tray.tsx";
import { StorageNotice } from "./storage-notice.tsx";
import "./notices.css";

/** What the app has to say beside the page: it waits in a corner and covers nothing that is being written. */
export default function Notices() {
  return (
    <div class="notices" role="status">
      <NewVersion />
      <StorageNotice />
      <RefusalTray />
    </div>
  );
}
