import "../../i18n/words/frame-tools.ts";
import type { Side } from "../../ui/place.ts";
import { ConnectionButton } from "./connection-button.tsx";
import { ProfileMenu } from "./profile-menu.tsx";

/** What stands at the end of the rail and of the bottom bar: the connection, and who one is. */
export default function Tools(props: { side: Side; onHelp: () => void }) {
  return (
    <>
      <ConnectionButton side={props.side} />
      <ProfileMenu side={props.side} onHelp={() => props.onHelp()} />
    </>
  );
}
