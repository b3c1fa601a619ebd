import type { Ports } from "../../../../web/sync/ports.ts";

/** The ports of a tab that the browser can put to sleep: what other tabs say meanwhile is heard when it wakes. */
export const createSleeper = (ports: Ports) => {
  let isAsleep = false;
  let unheard: (() => void)[] = [];

  const openChannel = (name: string): BroadcastChannel => {
    const channel = ports.openChannel(name);
    const hear = (run: () => void): void => void (isAsleep ? unheard.push(run) : run());
    return new Proxy(channel, {
      get: (target, property) => {
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
      set: (target, property, value) =>
        property === "onmessage"
          ? Reflect.set(target, property, (event: MessageEvent) => hear(() => value(event)), target)
          : Reflect.set(target, property, value, target),
    });
  };

  return {
    ports: { ...ports, openChannel },
    sleep: () => void (isAsleep = true),
    wake(): void {
      isAsleep = false;
      for (const run of unheard) run();
      unheard = [];
    },
  };
};
