import { showBackstage } from "./backstage.js";
import { showBubbles } from "./bubbles.js";
import { showComposer } from "./composer.js";
import { connect, select } from "./live.js";
import { showNewCustomer } from "./new-customer.js";
import { showPeople } from "./people.js";
import { showStage } from "./stage.js";
import { state, subscribe } from "./store.js";

/** As in layout.css: from here on the list stays beside the phone, so that somebody is always open. */
const wide = matchMedia("(min-width: 720px)");

showPeople();
showStage();
showBubbles();
showComposer();
showBackstage();
showNewCustomer();

/** The address says whose phone is open, so that the browser's back button leads to the list. */
function followAddress() {
  const inAddress = decodeURIComponent(location.hash.slice(1));
  const first = wide.matches ? (state.customers.keys().next().value ?? null) : null;
  const key = state.customers.has(inAddress) ? inAddress : first;
  if (key !== state.selected) select(key);
}

subscribe((changed) => {
  if (changed.has("customers")) followAddress();
});
addEventListener("hashchange", followAddress);
wide.addEventListener("change", followAddress);
connect();
