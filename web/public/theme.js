// Runs before the first paint, so that a chosen theme or language never flashes in. Kept apart: the CSP allows no inline script.
try {
  const theme = localStorage.getItem("prosa.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  const locale = localStorage.getItem("prosa.locale");
  if (locale === "en") document.documentElement.lang = "en";
} catch {
  // Storage is refused: the system's theme and Portuguese apply.
}
