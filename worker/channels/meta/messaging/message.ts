import { idOf, listOf, presentIn, type Raw, recordOf, textOf } from "../../raw.ts";
import { attachmentPiece, type IsFile } from "./attachment.ts";
import { type Piece, textPiece, unsupportedPiece } from "./piece.ts";

/** What a `message` says, one piece an attachment, at least one. Its words belong to the first. */
export const piecesOf = (message: Raw, isFile: IsFile): Piece[] => {
  const text = textOf(message.text);
  const attachments = listOf(message.attachments);
  const [first, ...rest] = attachments.map((it) => attachmentPiece(it, isFile));
  if (message.is_unsupported === true && !first && text === null) return [unsupportedPiece("unsupported", message)];
  if (!first) return [text === null ? unsupportedPiece("message", message) : said(message, text)];
  if (text === null) return [{ ...first, content: withStory(first.content, message) }, ...rest];
  if (first.media || first.kind === "text") {
    return [
      { ...said(message, text), kind: first.kind, media: first.media, content: withStory(first.content, message) },
      ...rest,
    ];
  }
  return [said(message, text), first, ...rest];
};

const said = (message: Raw, text: string): Piece => {
  const payload = textOf(recordOf(message.quick_reply)?.payload);
  const piece = textPiece(text, "Mensagem", withStory(null, message));
  return payload === null ? piece : { ...piece, kind: "interactive", content: { ...piece.content, payload } };
};

/** With the story that the message answers. */
const withStory = (content: Piece["content"], message: Raw): Piece["content"] => {
  const story = recordOf(recordOf(message.reply_to)?.story);
  if (!story) return content;
  const share = { type: "story_reply", url: textOf(story.url), title: null, id: idOf(story.id) };
  return presentIn({ ...content, share });
};
