import { type JSX, Match, Switch } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { path } from "../../parts/address.ts";
import { Redirect } from "../../parts/redirect.tsx";
import { useProsa } from "../../stores/context.ts";
import { deferred } from "../../ui/deferred.tsx";
import { Later } from "../../ui/later.tsx";
import "./session-gate.css";

const Locked = deferred(() => import("./locked.tsx"));

/** Lets through who is signed in; sends others to the sign-in page and remembers where they wanted to go. */
export function SessionGate(props: { children: JSX.Element }) {
  const { session } = useProsa();
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
        <Redirect to={`/entrar${returnTo(path())}`} />
      </Match>
      <Match when={isIn("locked")}>
        <Locked with={{}} />
      </Match>
      <Match when={isIn("signed_in")}>{props.children}</Match>
    </Switch>
  );
}

const returnTo = (path: string): string =>
  path === "/" || path === "/atendimentos" ? "" : `?para=${encodeURIComponent(path)}`;
