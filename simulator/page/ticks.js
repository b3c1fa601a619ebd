const SVG = "http://www.w3.org/2000/svg";
const FIRST = "M1.5 6.2 4.5 9.2 10.5 2.8";
const SECOND = "M7.7 9.2 13.7 2.8";

/** How far a customer's own message got: the number of ticks, and what they say aloud. */
const MEANING = {
  sent: { ticks: 1, label: "Enviada; a Prosa ainda não recebeu" },
  delivered: { ticks: 2, label: "Recebida pela Prosa" },
  read: { ticks: 2, label: "Lida na Prosa" },
};

/** Draws the ticks for `status` into `holder`, once per change. */
export function drawTicks(holder, status) {
  if (holder.dataset.status === status) return;
  const { ticks, label } = MEANING[status];
  holder.dataset.status = status;
  holder.setAttribute("role", "img");
  holder.setAttribute("aria-label", label);
  holder.title = label;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 15 12");
  for (const d of ticks === 2 ? [FIRST, SECOND] : [FIRST]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  holder.replaceChildren(svg);
}
