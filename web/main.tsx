import "./styles/index.css";
import { render } from "solid-js/web";
import { App } from "./app.tsx";
import { restoreLocale } from "./i18n/i18n.ts";
import { idle } from "./ui/idle.ts";
import { browserPorts } from "./sync/browser.ts";
import { createProsa } from "./stores/create-prosa.ts";

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no #app");

void restoreLocale();
render(() => {
  // Not in the attribute, which is read anew each time: this must be made once.
  const prosa = createProsa(browserPorts(idle));
  return <App prosa={prosa} />;
}, root);
// Once the page has been painted: keeping the app for offline must not hold it up.
void idle()
  .then(() => import("./parts/version.ts"))
  .then((it) => it.watchVersion());
