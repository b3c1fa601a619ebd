import { type Component, createComponent, createMemo, onMount, Show, untrack } from "solid-js";
import { Frame } from "./features/frame/frame.tsx";
import { SessionGate } from "./features/frame/session-gate.tsx";
import { InboxPage } from "./features/inbox/inbox-page.tsx";
import { followAddress, route } from "./parts/address.ts";
import type { Page } from "./parts/routes.ts";
import { ProsaContext } from "./stores/context.ts";
import { withAskedStores } from "./stores/code.ts";
import type { Prosa } from "./stores/prosa.ts";
import { deferred } from "./ui/deferred.tsx";
import { idle } from "./ui/idle.ts";

const SignInPage = deferred(() => import("./features/sign-in/sign-in-page.tsx"));
const ContactsPage = deferred(() => withAskedStores(import("./features/contacts/contacts-page.tsx")));
const SettingsPage = deferred(() => withAskedStores(import("./features/settings/settings-page.tsx")));
const NotFound = deferred(() => import("./features/frame/not-found.tsx"));

const NoPage = () => <NotFound with={{}} />;

/** The inbox is here from the start; the others come when they are asked for, or when there is time. */
const PAGES: Record<Page, Component> = {
  signIn: () => <SignInPage with={{}} />,
  inbox: InboxPage,
  contacts: () => <ContactsPage with={{}} />,
  teams: () => <SettingsPage with={{ section: "teams" }} />,
  users: () => <SettingsPage with={{ section: "users" }} />,
  channels: () => <SettingsPage with={{ section: "channels" }} />,
  health: () => <SettingsPage with={{ section: "health" }} />,
};

export function App(props: { prosa: Prosa }) {
  const prosa = untrack(() => props.prosa);
  followAddress();
  const shown = createMemo((): Component | undefined => {
    const it = route();
    if (!it) return NoPage;
    return "page" in it ? PAGES[it.page] : undefined;
  });
  onMount(() => void idle().then(ContactsPage.ahead));
  return (
    <ProsaContext.Provider value={prosa}>
      <Show when={shown() !== PAGES.signIn} fallback={<PAGES.signIn />}>
        <SessionGate>
          <Frame>
            <Show when={(shown() === InboxPage || prosa.conversations.isLoaded()) && shown()} keyed>
              {(page) => createComponent(page, {})}
            </Show>
          </Frame>
        </SessionGate>
      </Show>
    </ProsaContext.Provider>
  );
}
