import { echoMessage, putCustomer, putFaults } from "./api.js";
import { byId } from "./dom.js";
import { showNextSends } from "./next-sends.js";
import { selectedCustomer, state, subscribe } from "./store.js";
import { dayOf, timeOf } from "./text.js";

const ECHO = "Respondido pelo celular da loja.";

/** A bad day at the provider. */
const RANDOM = { refuse429: 0.15, fail500: 0.1, loseRequest: 0.05, loseAnswer: 0.05, delay: 0.15, delayMs: 3000 };

/** What a customer never sees: who they are to Prosa, and what goes wrong on the way. */
export function showBackstage() {
  const changeCustomer = (change) => putCustomer({ ...whoIs(selectedCustomer()), ...change }).catch(showAsTheyAre);
  const changeFaults = (change) => putFaults({ ...state.faults, ...change }).catch(showAsTheyAre);

  byId("hide-phone").addEventListener("change", ({ target }) => changeCustomer({ hidePhone: target.checked }));
  byId("echo").addEventListener("click", () => echoMessage(state.selected, { text: ECHO }).catch(showAsTheyAre));
  byId("window-open").addEventListener("change", ({ target }) => changeCustomer({ windowOpen: target.checked }));
  byId("statuses").addEventListener("change", ({ target }) => changeFaults({ statuses: target.value }));
  byId("duplicate").addEventListener("change", ({ target }) => changeFaults({ duplicate: target.checked ? 2 : 1 }));
  byId("shuffle").addEventListener("change", ({ target }) => changeFaults({ shuffle: target.checked ? 3 : 0 }));
  byId("random").addEventListener("change", ({ target }) =>
    changeFaults({ random: target.checked ? RANDOM : undefined }),
  );
  byId("reset").addEventListener("click", () => putFaults({}).catch(showAsTheyAre));
  showNextSends(changeFaults);

  subscribe((changed) => {
    if (changed.has("customers") || changed.has("selected")) showCustomer();
    if (changed.has("faults")) showFaults();
    if (changed.has("webhooks")) showWebhooks();
  });
}

/** What names a customer in a request. */
const whoIs = ({ channel, phone, address }) => (phone === null ? { channel, address } : { channel, phone });

/** A change that did not get through is taken back where it was made. */
function showAsTheyAre() {
  showCustomer();
  showFaults();
}

function showCustomer() {
  const customer = selectedCustomer();
  if (!customer) return;
  const { hidesPhone, windowEndsAt, phone, isBlocked } = customer;
  byId("hide-phone-choice").hidden = phone === null;
  byId("blocked-hint").hidden = !isBlocked;
  byId("hide-phone").checked = hidesPhone;
  byId("window-open").checked = windowEndsAt !== null;
  byId("window-hint").textContent =
    windowEndsAt === null
      ? "Encerrada: a Prosa só pode enviar um modelo, até o cliente escrever."
      : `Até ${dayOf(windowEndsAt)} às ${timeOf(windowEndsAt)} a Prosa pode responder com texto livre.`;
}

function showFaults() {
  const { statuses, duplicate, shuffle, next, random } = state.faults;
  byId("statuses").value = statuses;
  byId("duplicate").checked = duplicate > 1;
  byId("shuffle").checked = shuffle > 1;
  byId("random").checked = random !== undefined;
  const isUsual = statuses === "ordered" && duplicate === 1 && shuffle === 0 && next.length === 0;
  byId("reset").disabled = isUsual && random === undefined;
}

function showWebhooks() {
  const { waiting, trouble } = state.webhooks;
  const count = waiting === 1 ? "1 aviso espera" : `${waiting} avisos esperam`;
  const text = waiting === 0 ? "Em dia." : `${count} a Prosa.`;
  byId("webhooks-state").textContent = trouble === null ? text : `${text} Última tentativa: ${trouble}.`;
}
