// The service worker: keeps one whole build of the app on the phone, and serves it with or without a network.
// The build fills in the three names below. Never touches IndexedDB: what the contact has written is not its business.
'use strict';

const BUILD = '__BUILD_ID__';
/** Every file of this build: [{ url, integrity }]. */
const FILES = __PRECACHE__;
/** Files of this build that few need: kept when all others are, or when they are first asked for. */
const LATE = __LATE__;

const PREFIX = 'folgesvenn-';
const CACHE = PREFIX + BUILD;
const SHELL = '/';
/** Answered by the server alone. */
const SERVER = /^\/(api|kontor|innlogging|health)(\/|$)/;

/** Where other apps share files to. */
const SHARE = '/del';
/** What was shared last, until the page has asked for it. In memory alone: nothing unsealed lies on the disk. */
let shared = [];

/** Takes what another app has shared, and goes on to the page that asks for it. */
async function takeShared({ request }) {
  try {
    shared = (await request.formData()).getAll('receipt').filter((file) => file instanceof File);
  } catch {
    shared = [];
  }
  return Response.redirect(SHARE, 303);
}

const request = ({ url, integrity }) => new Request(url, { cache: 'no-cache', integrity });

/**
 * All files or none: `addAll` stores nothing if one request fails, and the integrity refuses a file of another build
 * that was deployed in between.
 */
async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await cache.addAll(FILES.map(request));
  } catch (problem) {
    await caches.delete(CACHE);
    throw problem;
  }
}

/** What is not there yet. Fails where one of them does not come; the others stay. */
async function fillLate() {
  const cache = await caches.open(CACHE);
  for (const file of LATE) if (!(await cache.match(file.url))) await cache.add(request(file));
}

/** Earlier builds' caches go only once this build has taken over. */
async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
  // Nobody waits for it, and it is tried again when they are asked for.
  fillLate().catch(() => {});
}

async function answer(event) {
  const { request } = event;
  const cache = await caches.open(CACHE);
  const { pathname } = new URL(request.url);
  const known = await cache.match(pathname);
  if (known) return known;
  if (LATE.some(({ url }) => url === pathname)) {
    await fillLate();
    return cache.match(pathname);
  }
  if (request.mode === 'navigate') {
    const shell = await cache.match(SHELL);
    if (shell) return shell;
    // The browser lost the cache: it was killed before the cache reached the disk, or the person cleared it. The next
    // start without a network needs it again. A server with another build refuses by integrity; that build's own
    // worker then comes with its own files.
    event.waitUntil(fill().catch(() => {}));
  }
  return fetch(request);
}

// No skipWaiting here: code must not change under an open form. The app asks for it, or the next cold start does.
self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === 'POST' && url.origin === self.location.origin && url.pathname === SHARE) {
    event.respondWith(takeShared(event));
    return;
  }
  if (request.method !== 'GET' || url.origin !== self.location.origin || SERVER.test(url.pathname)) return;
  event.respondWith(answer(event));
});

self.addEventListener('message', (event) => {
  if (event.data === 'SKIP_WAITING') self.skipWaiting();
  if (event.data === 'BUILD') event.ports[0]?.postMessage(BUILD);
  if (event.data === 'SHARED') event.ports[0]?.postMessage(shared.splice(0));
});
