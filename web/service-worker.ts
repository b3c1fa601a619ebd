/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  getCacheKeyForURL,
  matchPrecache,
  precache,
  type PrecacheEntry,
} from "workbox-precaching";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

precache(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// A page that was open before the first version was here has to find its later parts, too, when the network goes.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/** What the server answers itself: never from a cache, and never with the page. */
const SERVER_PATHS = /^\/(api|webhooks|parties|internal)(\/|$)/;
const PAGE = "/index.html";

/** The app's own files, and its page for every address of the app. Nothing that a person wrote is ever cached here. */
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || SERVER_PATHS.test(pathname)) return;
  const file = request.mode === "navigate" ? PAGE : request.url;
  if (getCacheKeyForURL(file)) event.respondWith(fromPrecache(file, request));
});

const fromPrecache = async (file: string, request: Request): Promise<Response> =>
  (await matchPrecache(file)) ?? fetch(request);

/** A page asks for the new version now; else it waits until the pages of the old one are closed. */
self.addEventListener("message", ({ data }) => {
  if (data === "activate") void self.skipWaiting();
});
