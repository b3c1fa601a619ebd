import { createSignal, ErrorBoundary, type JSX, Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { isNarrow } from "../../parts/screen.ts";
import { useShortcuts } from "../../parts/shortcuts.ts";
import { withStores } from "../../stores/code.ts";
import { useProsa } from "../../stores/context.ts";
import { deferred } from "../../ui/deferred.tsx";
import { whenIdle } from "../../ui/idle.ts";
import { BrokenPage } from "./broken-page.tsx";
import { Rail } from "./rail.tsx";
import { createTitle } from "./title.ts";
import "./frame.css";

const BottomBar = deferred(() => import("./bottom-bar.tsx"));
const Notices = deferred(() => whenIdle(() => withStores(import("./notices.tsx"))));
const ShortcutsDialog = deferred(() => import("./shortcuts-dialog.tsx"));

/** What stands around every page: the rail or the bottom bar, what was refused, the title with what is unread. */
export function Frame(props: { children?: JSX.Element }) {
  const { conversations } = useProsa();
  const [isHelpOpen, setIsHelpOpen] = createSignal(false);

  useShortcuts({
    "?": () => setIsHelpOpen(true),
    "/": (event) => {
      const search = document.querySelector<HTMLInputElement>("[data-page-search]");
      if (!search) return;
      event.preventDefault();
      search.focus();
    },
  });

  createTitle(conversations.unreadTotal);

  return (
    <div class="frame">
      <a class="skip-link" href="#content">
        {t("frame.skip")}
      </a>
      <Show when={isNarrow()} fallback={<Rail onHelp={() => setIsHelpOpen(true)} />}>
        <BottomBar with={{ onHelp: () => setIsHelpOpen(true) }} />
      </Show>
      <main id="content" class="frame-main" tabindex={-1}>
        <ErrorBoundary fallback={broken}>{props.children}</ErrorBoundary>
      </main>
      <Notices with={{}} />
      <Show when={isHelpOpen()}>
        <ShortcutsDialog with={{ onClose: () => setIsHelpOpen(false) }} />
      </Show>
    </div>
  );
}

const broken = (error: unknown) => {
  console.error(error);
  return <BrokenPage />;
};
