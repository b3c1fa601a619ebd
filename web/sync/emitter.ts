import { apart } from "./apart.ts";

export type Emitter<Events> = {
  on: <Topic extends keyof Events>(topic: Topic, listener: (event: Events[Topic]) => void) => () => void;
  emit: <Topic extends keyof Events>(topic: Topic, event: Events[Topic]) => void;
};

/**
 * Listeners by topic, called in the order in which they came. One that throws stops neither the others nor the caller: what
 * is taken away must go everywhere, whatever a component makes of it.
 */
export const createEmitter = <Events>(): Emitter<Events> => {
  const listeners: { [Topic in keyof Events]?: Set<(event: Events[Topic]) => void> } = {};
  return {
    on(topic, listener) {
      const heard = (listeners[topic] ??= new Set());
      heard.add(listener);
      return () => heard.delete(listener);
    },
    emit(topic, event) {
      for (const listener of listeners[topic] ?? []) apart(() => listener(event));
    },
  };
};
