import { useViewer } from "../../parts/viewer.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { deferred } from "../../ui/deferred.tsx";
import { whenIdle } from "../../ui/idle.ts";
import type { Side } from "../../ui/place.ts";

const Tools = deferred(() => whenIdle(() => import("./tools.tsx")));

/** Keeps the tools' place, with what does not change when they come. */
export function ToolsPlace(props: { side: Side; onHelp: () => void }) {
  const viewer = useViewer();
  const fallback = (
    <>
      <span class="rail-item connection-trigger" />
      <span class="rail-item profile-trigger">
        <Avatar name={viewer().name} size="s" />
      </span>
    </>
  );
  return <Tools fallback={fallback} with={{ side: props.side, onHelp: props.onHelp }} />;
}
