import { placesOf } from "#shared/model/template.ts";
import type { OutgoingBody } from "../port.ts";

type Sent = OutgoingBody & { is: "template" };

/**
 * What fills a template, part by part, in the order in which its places stand. A place is filled by its number or by its
 * name, as the template was written. Source: Cloud API reference, Template messages, components.
 */
export const componentsOf = ({ template, values, header }: Sent, mediaId: string): Record<string, unknown>[] => {
  const components = new Map<string, { type: string; parameters: unknown[] } & Record<string, unknown>>();
  if (header) {
    const { kind, name } = header.media;
    const file = { id: mediaId, ...(kind === "document" && name ? { filename: name } : {}) };
    components.set("header", { type: "header", parameters: [{ type: kind, [kind]: file }] });
  }
  for (const place of placesOf(template)) {
    const part = place.slice(0, place.lastIndexOf("."));
    const key = place.slice(part.length + 1);
    const component = components.get(part) ?? { ...startOf(part), parameters: [] };
    components.set(part, component);
    // A button is filled by its position alone.
    const isNamed = !part.startsWith(BUTTON) && !/^\d+$/.test(key);
    component.parameters.push({
      type: "text",
      ...(isNamed ? { parameter_name: key } : {}),
      text: values[place] ?? "",
    });
  }
  return [...components.values()];
};

const BUTTON = "button.";

const startOf = (part: string): { type: string } & Record<string, unknown> =>
  part.startsWith(BUTTON) ? { type: "button", sub_type: "url", index: part.slice(BUTTON.length) } : { type: part };
