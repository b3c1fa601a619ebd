import { Navigate, Route, Router, type RouteSectionProps } from "@solidjs/router";
import { lazy, untrack } from "solid-js";
import { Frame } from "./features/frame/frame.tsx";
import { NotFound } from "./features/frame/not-found.tsx";
import { SessionGate } from "./features/frame/session-gate.tsx";
import { InboxPage } from "./features/inbox/inbox-page.tsx";
import { ProsaContext } from "./stores/context.ts";
import type { Prosa } from "./stores/prosa.ts";

const SignInPage = lazy(() => import("./features/sign-in/sign-in-page.tsx"));
const ContactsPage = lazy(() => import("./features/contacts/contacts-page.tsx"));
const SettingsPage = lazy(() => import("./features/settings/settings-page.tsx"));
const TeamsPage = lazy(() => import("./features/settings/teams/teams-page.tsx"));
const ChannelsPage = lazy(() => import("./features/settings/channels/channels-page.tsx"));
const HealthPage = lazy(() => import("./features/settings/health/health-page.tsx"));
const UsersPage = lazy(() => import("./features/settings/users/users-page.tsx"));

export function App(props: { prosa: Prosa }) {
  const prosa = untrack(() => props.prosa);
  return (
    <ProsaContext.Provider value={prosa}>
      <Router>
        <Route path="/entrar" component={SignInPage} />
        <Route path="/" component={SignedIn}>
          <Route path="/" component={() => <Navigate href="/atendimentos" />} />
          <Route path="/atendimentos/:id?" component={InboxPage} />
          <Route path="/contatos/:id?" component={ContactsPage} />
          <Route path="/ajustes" component={SettingsPage}>
            <Route path="/" component={() => <Navigate href="/ajustes/equipes" />} />
            <Route path="/equipes/:id?" component={TeamsPage} />
            <Route path="/usuarios/:id?" component={UsersPage} />
            <Route path="/canais/:id?" component={ChannelsPage} />
            <Route path="/saude/:id?" component={HealthPage} />
          </Route>
          <Route path="*" component={NotFound} />
        </Route>
      </Router>
    </ProsaContext.Provider>
  );
}

function SignedIn(props: RouteSectionProps) {
  return (
    <SessionGate>
      <Frame>{props.children}</Frame>
    </SessionGate>
  );
}
