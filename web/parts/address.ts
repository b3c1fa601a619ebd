import { createEffect, createMemo, createRoot, createSignal, on, onCleanup, onMount } from "solid-js";
import { routeOf } from "./routes.ts";

const address = createRoot(() => {
  const [href, setHref] = createSignal(location.href);
  const url = createMemo(() => new URL(href()));
  const path = createMemo(() => url().pathname);
  const route = createMemo(() => routeOf(path()));
  const id = createMemo(() => {
    const it = route();
    return it && "page" in it ? it.id : undefined;
  });
  return { setHref, url, path, route, id };
});

/** The path of the address; reactive, as all below. */
export const path = address.path;

export const route = address.route;

/** What is chosen on the page: the last part of the path, if any. */
export const chosenId = address.id;

/** A part of the query; null when it is not there. */
export const query = (name: string): string | null => address.url().searchParams.get(name);

/** Goes to an address of the app. With `replace` the way back leads past the present one. */
export const navigate = (to: string, { replace = false } = {}): void => {
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  address.setHref(location.href);
};

/** Follows the browser's back and forward, the app's own links, and addresses that stand for others. */
export const followAddress = (): void => {
  const onMove = () => address.setHref(location.href);
  onMount(() => {
    addEventListener("popstate", onMove);
    document.addEventListener("click", onClick);
  });
  onCleanup(() => {
    removeEventListener("popstate", onMove);
    document.removeEventListener("click", onClick);
  });
  createEffect(
    on(route, (it) => {
      if (it && "to" in it) navigate(it.to, { replace: true });
    }),
  );
};

/** A plain click on a link to another page of the app; all others are the browser's. */
const onClick = (event: MouseEvent): void => {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (link.hash || routeOf(link.pathname) === null) return;
  event.preventDefault();
  if (link.href !== location.href) navigate(link.href);
};
