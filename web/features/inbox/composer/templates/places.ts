import { fill, type Template, type TemplateValues } from "#shared/model/template.ts";
import { fold } from "#shared/model/search-text.ts";

/** A place's part of the template, and its name there: "body.1" is the first of the text's. */
export const readPlace = (place: string): { part: "header" | "body" | "button"; name: string } => {
  const pieces = place.split(".");
  const part = pieces[0] === "header" || pieces[0] === "button" ? pieces[0] : "body";
  return { part, name: pieces.at(-1) ?? place };
};

/** A piece of a template's text: what is written there, or a place that is yet to be filled. */
export type Piece = { text: string; isPlace: boolean };

const PLACE = /\{\{\s*[A-Za-z0-9_]+\s*\}\}/g;

/** A template's text as it is now, cut at the places that are not filled yet. What was filled in is never a place. */
export const piecesOf = (text: string, part: string, values: TemplateValues): Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  const push = (piece: Piece) => piece.text !== "" && pieces.push(piece);
  for (const match of text.matchAll(PLACE)) {
    push({ text: text.slice(from, match.index), isPlace: false });
    const filled = fill(match[0], part, values);
    push({ text: filled, isPlace: filled === match[0] });
    from = match.index + match[0].length;
  }
  push({ text: text.slice(from), isPlace: false });
  return pieces;
};

/** Approved templates whose name or text has all words of the query, by name; the reader's language first among equals. */
export const matchingTemplates = (all: readonly Template[], query: string, language: string): Template[] => {
  const words = fold(query).split(" ").filter(Boolean);
  const isOwn = (it: Template) => it.language.replace("_", "-").startsWith(language.slice(0, 2));
  return all
    .filter((it) => it.status === "approved")
    .filter((it) => words.every((word) => fold(`${it.name.replaceAll("_", " ")} ${it.name} ${it.body}`).includes(word)))
    .sort((a, b) => a.name.localeCompare(b.name, language) || Number(isOwn(b)) - Number(isOwn(a)));
};
