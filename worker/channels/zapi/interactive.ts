import { lineOf } from "../line.ts";
import { presentIn, listOf, recordOf, textOf } from "../raw.ts";
import { fileIn, image, video } from "./files.ts";
import { location } from "./location.ts";
import { linesOf, namesOf, type Reader, type Said, say } from "./said.ts";

/** Messages with something to press, of a business or a program: what Z-API calls them, and how they are read. */
export const INTERACTIVE: Record<string, Reader> = {
  hydratedTemplate: ({ header, title, message, footer, hydratedButtons }) => {
    const top = recordOf(header) ?? {};
    const said = under(fileIn(top), [title, message, footer], "Modelo", hydratedButtons);
    const place = location(recordOf(top.location) ?? {})?.content ?? null;
    return place ? { ...said, content: { ...said.content, location: place } } : said;
  },
  buttonsMessage: (part) => under(image(part) ?? video(part), [part.message], "Botões", part.buttons),
  carouselMessage: ({ text, cards }) =>
    under(null, [text, ...listOf(cards).map((it) => recordOf(it)?.message)], "Carrossel", []),
  poll: ({ question, options }) => under(null, [question, ...namesOf(options).map((it) => `• ${it}`)], "Enquete", []),
  event: ({ name, canceled, description, joinLink }) => {
    const title = textOf(name);
    if (title === null) return null;
    return under(null, [canceled === true ? `${title} (cancelado)` : title, description, joinLink], "Evento", []);
  },
};

/** Words under what stands at the head, with the labels of the buttons beneath. */
const under = (head: Said | null, lines: readonly unknown[], label: string, buttons: unknown): Said => {
  const text = linesOf(lines);
  const labels = labelsOf(buttons);
  const template = labels.length > 0 ? { buttons: labels } : null;
  if (!head) return say("interactive", text ?? label, label, { content: presentIn({ template }) });
  const content = presentIn({ ...head.content, template });
  return { ...head, text: text ?? head.text, preview: lineOf(text, head.preview), content };
};

/** A button's label stands one object deeper, under a key that tells what it does. */
const labelsOf = (buttons: unknown): string[] =>
  listOf(buttons).flatMap((it) => {
    const inner = Object.values(recordOf(it) ?? {}).map((part) => textOf(recordOf(part)?.displayText));
    return inner.find((label) => label !== null) ?? [];
  });
