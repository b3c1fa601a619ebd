import { DEMO_TEMPLATES, type Template } from "./demo-templates.ts";

/** The account's templates, which may change as Meta changes its mind. */
export interface Templates {
  list(): readonly Template[];
  find(name: string, language?: string): Template | undefined;
  /** Changes what is given. */
  change(template: Template, change: Partial<Template>): void;
}

export function createTemplates(): Templates {
  const templates = structuredClone(DEMO_TEMPLATES) as Template[];
  return {
    list: () => templates,
    find: (name, language) =>
      templates.find((it) => it.name === name && (language === undefined || it.language === language)),
    change: (template, change) => void Object.assign(template, change),
  };
}
