import { Navigate, useLocation } from "@solidjs/router";
import { CloudOff } from "lucide-solid";
import { type JSX, Match, Switch } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { useProsa } from "../../stores/context.ts";
import { Empty } from "../../ui/empty.tsx";
import { Later } from "../../ui/later.tsx";
import "./session-gate.css";

/** Lets through who is signed in; sends others to the sign-in page and remembers where they wanted to go. */
export function SessionGate(props: { children: JSX.Element }) {
  const { session } = useProsa();
  const location = useLocation();
  const isIn = (state: string) => session.current().state === state;
  return (
    <Switch>
      <Match when={isIn("loading")}>
        <Later>
          <div class="gate" role="status">
            <span class="gate-pulse" aria-hidden="true" />
            <span class="visually-hidden">{t("common.loading")}</span>
          </div>
        </Later>
      </Match>
      <Match when={isIn("signed_out")}>
        <Navigate href={() => `/entrar${returnTo(location.pathname)}`} />
      </Match>
      <Match when={isIn("locked")}>
        <main class="gate">
          <Empty icon={<CloudOff size={22} />} title={t("signIn.lockedTitle")} role="status">
            {t("signIn.lockedText")} {t("signIn.lockedWaiting")}
          </Empty>
        </main>
      </Match>
      <Match when={isIn("signed_in")}>{props.children}</Match>
    </Switch>
  );
}

const returnTo = (path: string): string =>
  path === "/" || path === "/atendimentos" ? "" : `?para=${encodeURIComponent(path)}`;
