/**
 * Small signs that stand in every row. Drawn by hand after Lucide's: a Lucide component costs a row far more than a
 * cloned template does.
 */
export const ClockGlyph = () => (
  <svg class="glyph" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <circle cx="6" cy="6" r="4.75" />
    <path d="M6 3.400V6l1.700 1.100" />
  </svg>
);

export const AlertGlyph = () => (
  <svg class="glyph" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <circle cx="6" cy="6" r="4.75" />
    <path d="M6 3.500v2.900M6 8.300v.2" />
  </svg>
);

export const BanGlyph = () => (
  <svg class="glyph" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <circle cx="6" cy="6" r="4.75" />
    <path d="m2.700 2.700 6.600 6.600" />
  </svg>
);

export const ReplyGlyph = () => (
  <svg class="glyph" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <path d="M4.500 3 2 5.500 4.500 8M2 5.500h5a3 3 0 0 1 3 3V9.500" />
  </svg>
);

export const TickGlyph = () => (
  <svg class="glyph" viewBox="0 0 16 12" width="16" height="12" aria-hidden="true">
    <path d="m4 6.500 2.700 2.700L12 3.500" />
  </svg>
);

export const TicksGlyph = () => (
  <svg class="glyph" viewBox="0 0 16 12" width="16" height="12" aria-hidden="true">
    <path d="m1.500 6.500 2.700 2.700L9.500 3.500M7.700 9.200 13.500 3.500" />
  </svg>
);

export const ForwardGlyph = () => (
  <svg class="glyph" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <path d="M7.500 3 10 5.500 7.500 8M10 5.500H5a3 3 0 0 0-3 3V9.500" />
  </svg>
);
