import "../../../web/styles/index.css";
import { render } from "solid-js/web";
import { App } from "../../../web/app.tsx";
import { chooseLocale } from "../../../web/i18n/i18n.ts";
import { createFakeProsa, type FakeControls } from "../fake-prosa/fake-prosa.ts";
import { addKinds } from "../fake-prosa/kinds.ts";
import { idOf, seedCompany } from "../fake-prosa/seed.ts";
import { addShowcase, SHOWCASE_ID } from "../fake-prosa/showcase.ts";
import { holdReply, loseText, writeDraft, writeNotes } from "./scenes.ts";

declare global {
  interface Window {
    gallery: FakeControls & { showcaseId: string };
  }
}

/**
 * The interface with a company in memory. The address says what to see, e.g.
 * `/atendimentos?como=bruno&cena=offline`. Scenes: busy (usual), empty, no-teams, no-team, offline, signed-out, locked,
 * refused, drafted, writing, held, lost, rebuilt, full, unread, safe (replies wait ten seconds), paused, window-closed,
 * no-templates.
 */
const asked = new URLSearchParams(location.search);
const scene = asked.get("cena") ?? "busy";
const now = Date.now();

const seed = seedCompany(now, scene === "empty" || scene === "no-teams" || scene === "no-team" ? 0 : 320);
if (seed.conversations.length > 0) {
  addShowcase(seed, now);
  addKinds(seed, now);
}
if (scene === "safe") seed.teams = seed.teams.map((it) => ({ ...it, safetyDelayMs: 10_000 }));
if (scene === "paused") seed.channels = seed.channels.map((it) => ({ ...it, pausedAt: now }));
if (scene === "window-closed" || scene === "no-templates") {
  const it = seed.conversations.find(({ id }) => id === SHOWCASE_ID);
  if (it) it.lastInboundAt = now - 30 * 3_600_000;
}
if (scene === "no-teams") Object.assign(seed, { teams: [], memberships: [], channels: [] });
if (scene === "no-team") seed.memberships = [];

const session = scene === "signed-out" ? "signed_out" : scene === "locked" ? "locked" : "signed_in";
const root = document.getElementById("app");
if (!root) throw new Error("the gallery has no #app");
if (asked.get("idioma") === "en") await chooseLocale("en");

render(() => {
  const viewer = asked.get("como") ?? "bruno";
  const { prosa, controls } = createFakeProsa({
    seed,
    as: viewer,
    session,
    isOffline: scene === "offline",
    isUnread: scene === "unread",
    hasNoTemplates: scene === "no-templates",
    hasNoMetrics: scene === "no-metrics",
  });
  window.gallery = { ...controls, showcaseId: SHOWCASE_ID };
  writeNotes(controls, now);
  if (scene === "drafted" || scene === "writing") writeDraft(controls, viewer, scene === "writing");
  if (scene === "held") holdReply(controls, now);
  if (scene === "lost") loseText(controls, now);
  if (scene === "rebuilt" || scene === "full") controls.setStorage(scene);
  if (scene === "offline") {
    prosa.outbox.run("send", {
      conversationId: SHOWCASE_ID,
      messageId: idOf(7, 1),
      text: "Já separei a bota para você.",
    });
  }
  if (scene === "refused") {
    controls.refuse({
      id: idOf(7, 2),
      name: "send",
      conversationId: SHOWCASE_ID,
      at: now,
      code: "window_closed",
      text: "Oi, Mariana! Consegui a bota 37 na loja do centro. Quer que eu reserve?",
      contactName: "Mariana Albuquerque",
    });
    controls.refuse({
      id: idOf(7, 3),
      name: "conclude",
      conversationId: SHOWCASE_ID,
      at: now,
      code: "not_found",
      text: null,
      contactName: "Pedro Souza",
    });
  }
  return <App prosa={prosa} />;
}, root);
