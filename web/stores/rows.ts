import { createSignal, untrack } from "solid-js";
import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Sighting } from "../sync/view.ts";

export type Row = ReturnType<typeof createRow>;

/**
 * A conversation that keeps its identity and changes in place: whoever reads it reads it again when it has changed. Looked
 * up when it is first read, so that a long list costs only what is seen of it.
 */
export const createRow = (id: Id, see: (id: Id) => Sighting | null) => {
  const [version, setVersion] = createSignal(0);
  let known: Sighting | null | undefined;
  let face = faceOf();

  /** Null: it cannot be seen, or can no longer be. */
  const sighting = (): Sighting | null => {
    version();
    if (known !== undefined) return known;
    known = see(id);
    if (known) face.last = known.conversation;
    // What has gone is held by nobody but those who still show it.
    else face = faceOf();
    return known;
  };

  function faceOf() {
    const made: { last: Partial<Conversation>; conversation: Conversation } = {
      last: { id },
      conversation: new Proxy({} as Conversation, {
        get(_, name) {
          if (name === "id") return id;
          sighting();
          return Reflect.get(made.last, name);
        },
        ownKeys: () => Reflect.ownKeys((sighting(), made.last)),
        getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(made.last, name),
      }),
    };
    return made;
  }

  return {
    sighting,
    /** Undefined when it cannot be seen. */
    read: (): Conversation | undefined => (sighting() ? face.conversation : undefined),
    /** Without asking whether it can be seen. */
    conversation: (): Conversation => face.conversation,

    /** It has changed, come or gone. */
    renew(): void {
      const was = known;
      known = undefined;
      setVersion((it) => it + 1);
      if (was) untrack(sighting);
    },
  };
};
