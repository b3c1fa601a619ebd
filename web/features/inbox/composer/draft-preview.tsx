import { PenLine } from "lucide-solid";
import { Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import type { Pad } from "../../../stores/prosa.ts";
import { Button } from "../../../ui/button.tsx";
import { PadView } from "../pads/pad-view.tsx";
import "./draft-preview.css";

/** The draft as it grows under others' hands, to be read; one click and one writes along. */
export function DraftPreview(props: { pad: Pad; owner: string | undefined; onJoin?: (() => void) | undefined }) {
  const label = () => (props.owner ? t("pad.draftOf", { name: props.owner }) : t("pad.draft"));
  return (
    <section class="draft" aria-label={label()}>
      <header class="draft-head">
        <PenLine size={13} aria-hidden="true" />
        <span class="truncate">{label()}</span>
        <Show when={props.onJoin}>
          {(join) => (
            <Button size="s" onClick={() => join()()}>
              {t("pad.join")}
            </Button>
          )}
        </Show>
      </header>
      <PadView text={props.pad.draft} label={label()} />
    </section>
  );
}
