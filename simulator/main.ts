import { optionsFromEnvironment } from "./options.ts";
import { createSimulator } from "./server.ts";
import { DEMO_CUSTOMERS, SOCIAL_CUSTOMERS } from "./state/demo-customers.ts";

const customers = [...DEMO_CUSTOMERS, ...SOCIAL_CUSTOMERS];
const simulator = await createSimulator({ customers, ...optionsFromEnvironment(process.env) });
const { prosaUrl } = simulator.options;
console.log(`Simulador: ${simulator.url} (avisos para ${prosaUrl})`);

let lastTrouble: string | null = null;
simulator.feed.subscribe((event) => {
  if (event.type !== "webhooks" || event.webhooks.trouble === lastTrouble) return;
  lastTrouble = event.webhooks.trouble;
  console.log(lastTrouble ? `A Prosa não recebeu um aviso (${lastTrouble}); tentando de novo.` : "Avisos em dia.");
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void simulator.close());
