import { type Component, createComponent, createMemo, createSignal, type JSX, Show } from "solid-js";

/**
 * A component whose code is fetched when it is first needed, once for all places. Until then each place shows what it is given
 * as `fallback`; nothing around it waits. Code that could not be fetched is asked for again by the next place. `ahead` fetches
 * it before it is needed.
 */
export const deferred = <P extends Record<string, unknown>>(load: () => Promise<{ default: Component<P> }>) => {
  const [loaded, setLoaded] = createSignal<Component<P>>();
  let isLoading = false;
  const begin = async (): Promise<void> => {
    if (isLoading || loaded()) return;
    isLoading = true;
    const module = await load().catch(() => null);
    isLoading = false;
    if (module) setLoaded(() => module.default);
  };
  function Deferred(props: { fallback?: JSX.Element; with: P }) {
    void begin();
    return (
      <Show when={loaded()} fallback={props.fallback}>
        {(component) => createComponent(component(), followed(props))}
      </Show>
    );
  }
  Deferred.ahead = begin;
  return Deferred;
};

/** What a place gives, each read anew from there, so that it can be followed. */
const followed = <P extends object>(place: { with: P }): P => {
  const given = createMemo(() => place.with);
  return new Proxy({} as P, { get: (_, name) => Reflect.get(given(), name) });
};
