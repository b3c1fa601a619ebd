import { template } from "solid-js/web";

const VIEW = 'viewBox="0 0 24 24" fill=none stroke=currentColor stroke-linecap=round stroke-linejoin=round';

/**
 * An icon of these SVG shapes, drawn on 24 by 24, cloned from one template wherever it stands. Never read aloud: what it
 * stands for is said by the words beside it, or by its button's label. Its size, in pixels, and its class never change.
 */
export const icon = (shapes: string) => {
  const draw = template(`<svg class=lucide aria-hidden=true ${VIEW}>${shapes}</svg>`) as () => SVGElement;
  return (given: { size: number; class?: string }): SVGElement => {
    const svg = draw();
    for (const side of ["width", "height"]) svg.setAttribute(side, `${given.size}`);
    if (given.class) svg.classList.add(given.class);
    return svg;
  };
};
