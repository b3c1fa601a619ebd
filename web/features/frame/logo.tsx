/** The sign of Prosa: a speech bubble with two lines in it. */
export function Logo(props: { size?: number }) {
  return (
    <svg class="logo" viewBox="0 0 32 32" width={props.size ?? 28} height={props.size ?? 28} aria-hidden="true">
      <rect class="logo-ground" width="32" height="32" rx="8" />
      <path
        class="logo-bubble"
        d="M9 8.500h14a2.500 2.500 0 0 1 2.500 2.500v8a2.500 2.500 0 0 1-2.500 2.500h-7.200L11 25.600v-4.100H9A2.500 2.500 0 0 1 6.500 19v-8A2.500 2.500 0 0 1 9 8.500Z"
      />
      <path class="logo-lines" d="M11 13.200h10M11 16.800h6" />
    </svg>
  );
}
