import { byId } from "./dom.js";
import { selectedCustomer, state, subscribe } from "./store.js";
import { addressOf, CHANNEL_NAMES, initialsOf, phoneOf } from "./text.js";

/** Around the messages: whose phone this is, with whom they talk, and what is wrong. */
export function showStage() {
  subscribe((changed) => {
    document.body.toggleAttribute("data-open", state.selected !== null);
    const customer = selectedCustomer();
    if (customer) {
      byId("owner-name").textContent = `Celular de ${customer.name}`;
      byId("owner-phone").textContent = `${CHANNEL_NAMES[customer.channel]} · ${addressOf(customer)}`;
    }
    if (changed.has("business")) {
      byId("business-name").textContent = state.business.name;
      byId("business-avatar").textContent = initialsOf(state.business.name);
      byId("prosa-link").href = state.business.prosaUrl;
    }
    if (state.business) {
      byId("business-state").textContent = state.typing ? "digitando…" : companyAddress(customer);
    }
    showNotice();
  });
}

/** The company as the customer of this channel knows it. */
function companyAddress(customer) {
  const { phone, zapiPhone } = state.business;
  if (customer?.channel === "instagram") return "@lojaaurora";
  if (customer?.channel === "messenger") return "Página no Facebook";
  return phoneOf(customer?.channel === "zapi" ? zapiPhone : phone);
}

function showNotice() {
  const text = noticeText();
  const notice = byId("notice");
  notice.hidden = text === "";
  if (notice.textContent !== text) notice.textContent = text;
}

function noticeText() {
  if (state.business !== null && !state.online) return "O simulador não responde. Reconectando…";
  if (state.webhooks.trouble === null) return "";
  return "A Prosa não está recebendo as mensagens. Elas ficam guardadas e seguem assim que ela voltar.";
}
