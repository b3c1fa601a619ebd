import { expect, test } from "vitest";
import { BRUNO, CARLA, SUPORTE, VENDAS } from "./support/people.ts";
import { createScene } from "./support/scene.ts";

test("what is in the rooms is shown, by tab", async () => {
  const scene = createScene();
  const waiting = scene.company.arrives("Maria", "Bom dia");
  const taken = scene.company.arrives("João", "Oi");
  scene.company.set(taken.id, { state: "open", attendantId: BRUNO.id });
  scene.company.arrives("Rita", "De outra equipe", SUPORTE);
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await scene.until(() => expect(replica.view.ids("queue")).toEqual([waiting.id]));
  expect(replica.view.ids("mine")).toEqual([taken.id]);
});
