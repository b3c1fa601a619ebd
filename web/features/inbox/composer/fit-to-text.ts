const MAX_LINES = 8;

/** Makes a text field as high as its text, up to eight lines; then it scrolls. */
export const fitToText = (field: HTMLTextAreaElement): void => {
  field.style.height = "auto";
  const style = getComputedStyle(field);
  const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
  const most = Number.parseFloat(style.lineHeight) * MAX_LINES + padding;
  field.style.height = `${Math.min(field.scrollHeight, most)}px`;
  field.style.overflowY = field.scrollHeight > most ? "auto" : "hidden";
};
