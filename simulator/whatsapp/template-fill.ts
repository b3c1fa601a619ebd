import { MetaError } from "../meta/errors.ts";
import { fieldsOf, listOf, textOf, type Fields } from "../meta/fields.ts";
import type { Button } from "../state/message.ts";
import type { Component, Template, TemplateButton } from "./demo-templates.ts";
import type { MediaSource, MediaType } from "./send-body.ts";

/** A template as the customer sees it. */
export interface Filled {
  text: string;
  buttons: Button[];
  header: { type: MediaType; source: MediaSource } | null;
}

const PLACE = /\{\{\s*(\w+)\s*\}\}/g;

/**
 * Puts the values that a send gives into the template's places.
 * Source: Cloud API, "Send message templates"; error codes 132000 and 132012.
 * @throws {MetaError} 132000 when there are fewer or more values than places, 132012 when a component is not as it should be
 */
export function fillTemplate(template: Template, given: readonly Fields[]): Filled {
  const sent = (type: string): Fields[] => given.filter((it) => String(it.type).toLowerCase() === type);
  const part = <Type extends Component["type"]>(type: Type) =>
    template.components.find((it): it is Extract<Component, { type: Type }> => it.type === type);
  const fill = (text: string, component: Fields | undefined): string =>
    fillText(text, component?.parameters === undefined ? [] : listOf(component.parameters, "parameters"));

  const header = part("HEADER");
  const texts = [
    header?.format === "TEXT" ? fill(header.text ?? "", sent("header")[0]) : "",
    fill(part("BODY")?.text ?? "", sent("body")[0]),
    part("FOOTER")?.text ?? "",
  ];
  const buttons = (part("BUTTONS")?.buttons ?? []).map((button, index): Button => {
    const component = sent("button").find((it) => Number(it.index) === index);
    return filledButton(button, component, fill);
  });
  const text = texts.filter((it) => it !== "").join("\n\n");
  const file = header && header.format !== "TEXT" ? headerFile(header.format, sent("header")[0]) : null;
  return { text, buttons, header: file };
}

/** Values stand in order, or by the name that they bring. */
function fillText(text: string, parameters: readonly Fields[]): string {
  const places = [...new Set([...text.matchAll(PLACE)].map(([, name]) => String(name)))];
  if (parameters.length !== places.length) {
    const details = `The template has ${places.length} places, and ${parameters.length} values were sent.`;
    throw new MetaError(132000, { details });
  }
  const values = new Map(
    parameters.map((parameter, index) => [
      parameter.parameter_name === undefined ? String(places[index]) : String(parameter.parameter_name),
      textOf(parameter.text, "parameter['text']", 1024),
    ]),
  );
  return text.replace(PLACE, (_place, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new MetaError(132012, { details: `There is no value named ${name}.` });
    return value;
  });
}

type Fill = (text: string, component: Fields | undefined) => string;

function filledButton(button: TemplateButton, component: Fields | undefined, fill: Fill): Button {
  if (button.type === "URL") {
    return { kind: "url", id: "", text: button.text, url: fill(button.url ?? "", component) };
  }
  if (button.type === "PHONE_NUMBER") return { kind: "phone", id: "", text: button.text, url: null };
  const [parameter] = component?.parameters === undefined ? [] : listOf(component.parameters, "parameters");
  return { kind: "reply", id: String(parameter?.payload ?? button.text), text: button.text, url: null };
}

function headerFile(format: "IMAGE" | "VIDEO" | "DOCUMENT", component: Fields | undefined): Filled["header"] {
  const type = format.toLowerCase() as MediaType;
  const [parameter] = component?.parameters === undefined ? [] : listOf(component.parameters, "parameters");
  if (parameter?.type !== type)
    throw new MetaError(132012, { details: `The header needs a parameter of type ${type}.` });
  const { id, link } = fieldsOf(parameter[type], type);
  return { type, source: typeof link === "string" ? { link } : { id: textOf(id, `${type}['id']`, 40) } };
}
