import { previewOf } from "#shared/model/message.ts";

/** One line for lists; the label for what has no words. */
export const lineOf = (text: string | null, label: string): string => previewOf(text ?? "") || label;
