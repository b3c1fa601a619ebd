import { byId, el, icon } from "./dom.js";
import { state, subscribe } from "./store.js";

/** What can happen to one send, in the words of the page. Codes are Meta's. */
const CHOICES = [
  { label: "Falhar: envios demais", fault: { kind: "refuse", code: 130429 } },
  { label: "Falhar: erro do provedor", fault: { kind: "refuse", code: 131000 } },
  { label: "Recusar de vez", fault: { kind: "refuse", code: 131042 } },
  { label: "Aceitar e não entregar", fault: { kind: "undeliver", code: 131026 } },
  { label: "Perder a resposta", fault: { kind: "loseAnswer" } },
  { label: "Perder o pedido", fault: { kind: "loseRequest" } },
  { label: "Demorar 5 segundos", fault: { kind: "delay", ms: 5000 } },
];

/** What happens to the next sends, in order; `changeFaults` takes a part of the plan to replace. */
export function showNextSends(changeFaults) {
  byId("choices").append(
    ...CHOICES.map(({ label, fault }) => {
      const button = el("button", { class: "chip", type: "button" }, label);
      button.addEventListener("click", () => changeFaults({ next: [...state.faults.next, fault] }));
      return button;
    }),
  );
  subscribe((changed) => {
    if (changed.has("faults")) draw(changeFaults);
  });
}

function draw(changeFaults) {
  const { next } = state.faults;
  byId("queue-empty").hidden = next.length > 0;
  byId("queue").replaceChildren(
    ...next.map((fault, index) => {
      const remove = el("button", { class: "icon-button small", type: "button" }, icon("close"));
      remove.setAttribute("aria-label", `Tirar da fila: ${labelOf(fault)}`);
      remove.addEventListener("click", () => {
        changeFaults({ next: next.filter((_, other) => other !== index) });
        byId("choices").querySelector("button").focus();
      });
      return el("li", {}, el("span", {}, labelOf(fault)), remove);
    }),
  );
}

function labelOf(fault) {
  const same = CHOICES.find((choice) => choice.fault.kind === fault.kind && choice.fault.code === fault.code);
  return same ? same.label : `${fault.kind} ${fault.code ?? ""}`.trim();
}
