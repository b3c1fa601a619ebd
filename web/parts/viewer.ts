import { type Accessor, createMemo } from "solid-js";
import { type Action, may } from "#shared/policy/permissions.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { audienceOf } from "#shared/model/audience.ts";
import type { Audience, Conversation } from "#shared/model/conversation.ts";
import { useProsa } from "../stores/context.ts";

/** Who is signed in. Only for what is shown behind the sign-in. */
export const useViewer = (): Accessor<Viewer> => {
  const { session } = useProsa();
  return createMemo<Viewer>(
    (last) => {
      const current = session.current();
      if (current.state === "signed_in") return current.viewer;
      // While signing out the page is still there for a moment: it keeps the viewer whom it was drawn for.
      if (last) return last;
      throw new Error("nobody is signed in");
    },
    undefined as unknown as Viewer,
  );
};

/** Whether the viewer may do the action, by the same table that the server asks. */
export const useMay = (): ((action: Action, conversation?: Conversation) => boolean) => {
  const viewer = useViewer();
  return (action, conversation) => {
    const audience: Audience | undefined = conversation && audienceOf(conversation);
    return may(viewer(), action, audience);
  };
};
