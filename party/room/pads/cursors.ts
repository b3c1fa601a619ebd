import type { Id } from "#shared/ids.ts";
import { encodeFrame } from "#shared/protocol/codec.ts";
import type { PadCursor } from "#shared/protocol/pad-frames.ts";
import type { Core } from "../core.ts";
import type { Session } from "../session.ts";
import { seesIn } from "../visibility.ts";
import type { Channel } from "./channels.ts";

/** A client says where its user writes in a pad that it has open. */
export const placeCursor = (core: Core, session: Session, number: number, cursor: PadCursor | null): void => {
  const channel = session.channels.get(number);
  if (!channel || channel.version === 0 || (channel.cursor === null && cursor === null)) return;
  channel.cursor = cursor;
  tellCursors(core, channel.conversationId, channel);
};

/** Tells all who have a pad open where the others write in it, but for who has moved there. */
export const tellCursors = (core: Core, id: Id, mover: Channel | null = null): void => {
  for (const it of core.pads.channels.of(id)) if (it !== mover && it.version !== 0) tellCursorsTo(core, it);
};

export const tellCursorsTo = (core: Core, channel: Channel): void => {
  const { session, number, conversationId } = channel;
  if (session.unacked.isLagging || !seesIn(core.state, session.kept.userId, conversationId)) return;
  const cursors = core.pads.channels
    .of(conversationId)
    .flatMap((it) =>
      it.session !== session && it.cursor ? [{ userId: it.session.kept.userId ?? "", cursor: it.cursor }] : [],
    );
  session.send(encodeFrame({ type: "pad_cursors", channel: number, cursors }));
};
