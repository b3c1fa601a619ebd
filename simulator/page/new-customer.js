import { putCustomer } from "./api.js";
import { byId } from "./dom.js";

/** The dialog that adds somebody to the list and opens their phone. */
export function showNewCustomer() {
  const dialog = byId("new-customer-dialog");
  const form = byId("new-customer-form");
  const channel = byId("new-channel");
  const hasPhone = () => channel.value === "whatsapp" || channel.value === "zapi";
  const showFields = () => {
    byId("new-phone-field").hidden = !hasPhone();
  };
  channel.addEventListener("change", showFields);
  byId("new-customer").addEventListener("click", () => {
    form.reset();
    showFields();
    showError("");
    dialog.showModal();
  });
  byId("new-customer-cancel").addEventListener("click", () => dialog.close());

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const name = byId("new-name").value.trim();
    try {
      const { customer } = await putCustomer({
        channel: channel.value,
        ...(hasPhone() && { phone: withCountry(byId("new-phone").value) }),
        ...(name && { name }),
      });
      dialog.close();
      location.hash = encodeURIComponent(customer.key);
      byId("composer-text").focus();
    } catch (error) {
      showError(error.field === "phone" ? WRONG_PHONE : "O cliente não foi criado. Tente de novo.");
      if (error.field === "phone") byId("new-phone").focus();
    }
  });
}

const WRONG_PHONE = "Confira o telefone: DDD e número.";

function showError(text) {
  byId("new-customer-error").textContent = text;
  byId("new-phone").setAttribute("aria-invalid", String(text === WRONG_PHONE));
}

/** People leave the country out: ten or eleven digits are an area code and a number of Brazil. */
function withCountry(typed) {
  const digits = typed.replace(/\D/g, "");
  return !typed.trim().startsWith("+") && /^\d{10,11}$/.test(digits) ? `55${digits}` : typed;
}
