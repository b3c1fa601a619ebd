import type { Media } from "#shared/model/media.ts";
import { useProsa } from "../../../stores/context.ts";
import type { FileFacts, ShownMessage } from "../../../stores/prosa.ts";
import { trayOf } from "../composer/tray/trays.ts";
import { mediumOf, ownFile } from "../own-files.ts";

/** Takes a held message back: its words return to the draft, and a file that was attached here to the tray. */
export const createUndo = (): ((message: ShownMessage) => void) => {
  const prosa = useProsa();
  return ({ id, conversationId, text, content }) => {
    if (prosa.outbox.run("cancel", { conversationId, messageId: id }) !== null) return;
    // A template's words are the template's: nobody goes on writing in them.
    if (text && !content?.["template"]) prosa.pads.giveBack(conversationId, text);
    const media = mediumOf(content);
    const own = media && ownFile(media.id);
    if (own) trayOf(prosa, conversationId).add([own.file], factsOf(own.media));
  };
};

const factsOf = ({ isVoice, seconds, waveform }: Media): FileFacts => ({
  isVoice,
  ...(seconds === null ? {} : { seconds }),
  ...(waveform === null ? {} : { waveform }),
});
