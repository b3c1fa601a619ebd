import { SmilePlus } from "lucide-solid";
import { createUniqueId, For } from "solid-js";
import { t } from "../../../../i18n/i18n.ts";
import { place } from "../../../../ui/place.ts";

/** Six that everybody knows, and those that people at work use besides. */
const EMOJIS = [
  "👍",
  "❤️",
  "😂",
  "😮",
  "😢",
  "🙏",
  "👏",
  "🎉",
  "😊",
  "😍",
  "✅",
  "👀",
  "💪",
  "🤝",
  "🔥",
  "💜",
  "🤔",
  "😅",
];
const COLUMNS = 6;

type Props = { own: string | null; onPick: (emoji: string) => void; onToggle: (isOpen: boolean) => void };

/** A few emojis to react with; the one that stands is taken back by picking it again. */
export function ReactionPopover(props: Props) {
  const id = createUniqueId();
  let trigger!: HTMLButtonElement;
  let panel!: HTMLDivElement;
  const buttons = () => [...panel.querySelectorAll("button")];
  const onToggle = (event: ToggleEvent) => {
    const isOpen = event.newState === "open";
    props.onToggle(isOpen);
    if (!isOpen) return;
    place(panel, trigger, "top-start");
    (panel.querySelector<HTMLElement>("[aria-pressed=true]") ?? buttons()[0])?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    all[(at + step + all.length) % all.length]?.focus();
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        class="icon-button"
        aria-label={t("message.act.react")}
        title={t("message.act.react")}
        popovertarget={id}
      >
        <SmilePlus size={16} />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        class="popover emojis"
        role="dialog"
        aria-label={t("message.act.react")}
        on:toggle={onToggle}
        onKeyDown={onKeyDown}
      >
        <For each={EMOJIS}>
          {(emoji) => (
            <button
              type="button"
              class="emoji"
              aria-pressed={props.own === emoji}
              aria-label={
                props.own === emoji ? t("message.act.takeBack", { emoji }) : t("message.act.reactWith", { emoji })
              }
              onClick={() => {
                panel.hidePopover();
                props.onPick(props.own === emoji ? "" : emoji);
              }}
            >
              {emoji}
            </button>
          )}
        </For>
      </div>
    </>
  );
}
