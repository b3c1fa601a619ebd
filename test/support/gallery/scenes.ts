import { onCleanup } from "solid-js";
import type { FakeControls } from "../fake-prosa/fake-prosa.ts";
import { idOf, USERS } from "../fake-prosa/seed.ts";
import { SHOWCASE_ID } from "../fake-prosa/showcase.ts";

const HOUR = 3_600_000;
const [ANA, BRUNO, CARLA, DIEGO] = USERS.map((it) => it.id) as [string, string, string, string];
const DRAFT =
  "Oi, Mariana! A embalagem para presente já está incluída. Se quiser, escrevo um cartão também:\n\nCom carinho, ";
const TYPED = "da Loja Aurora para você. Boas festas!";

/** What colleagues have written about Mariana's conversation before one opens it. */
export const writeNotes = (controls: FakeControls, now: number): void => {
  const carla = controls.colleague(CARLA);
  controls
    .colleague(ANA)
    .addNote(SHOWCASE_ID, "Cliente desde 2019, compra todo inverno. Tratar com prioridade.", now - 200 * HOUR);
  const note = carla.addNote(
    SHOWCASE_ID,
    "Prefere ser chamada de Mari. O marido busca na loja do centro: https://lojaaurora.example/lojas/centro\n\nNão oferecer cupom, ela já usou o de boas-vindas.",
    now - 1.2 * HOUR,
  );
  const bruno = controls.colleague(BRUNO);
  bruno.write(SHOWCASE_ID, note, 0, 0, "Importante: ");
  bruno.leave(SHOWCASE_ID);
};

/** The draft as a colleague has left it, with their caret in it. `writing`: they go on. */
export const writeDraft = (controls: FakeControls, viewer: string, isGoingOn: boolean): void => {
  const writer = viewer === "bruno" ? CARLA : BRUNO;
  const colleague = controls.colleague(writer);
  colleague.write(SHOWCASE_ID, null, 0, 0, DRAFT);
  controls.colleague(DIEGO).select(SHOWCASE_ID, null, 28, 51);
  if (!isGoingOn) return;
  let typed = 0;
  const timer = setInterval(() => {
    const letter = TYPED[typed++];
    if (letter === undefined) return clearInterval(timer);
    const end = colleague.draftOf(SHOWCASE_ID).length;
    colleague.write(SHOWCASE_ID, null, end, end, letter);
    controls.setTyping(writer, SHOWCASE_ID, true);
  }, 180);
  onCleanup(() => clearInterval(timer));
};

/** A reply that is held, since Carla was faster; and one in another conversation. */
export const holdReply = (controls: FakeControls, now: number): void => {
  controls.reply(CARLA, SHOWCASE_ID, "Oi, Mari! Já incluí a embalagem para presente, sem custo. 🎁");
  const held = { name: "send", at: now, code: "newer_reply" } as const;
  controls.refuse({
    ...held,
    id: idOf(7, 4),
    conversationId: SHOWCASE_ID,
    text: "Mariana, a embalagem custa R$ 9,90. Posso incluir?",
    contactName: "Mariana Albuquerque",
  });
  controls.refuse({
    ...held,
    id: idOf(7, 5),
    conversationId: idOf(4, 30),
    text: "Chega amanhã, pode ficar tranquila.",
    contactName: "Pedro Souza",
  });
};

/** Text that could not be merged, and what happened to the device's copy. */
export const loseText = (controls: FakeControls, now: number): void =>
  controls.refuse({
    id: idOf(7, 6),
    name: "pad",
    conversationId: SHOWCASE_ID,
    at: now,
    code: "conflict",
    text: "Se preferir, entrego no sábado de manhã.",
    contactName: "Mariana Albuquerque",
  });
