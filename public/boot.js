// Runs before the app's own code: guards the page, watches the start, and takes in a waiting new version.
// Plain JavaScript on purpose. It must work when the app itself does not.
(() => {
  'use strict';

  const WORKER = '/sw.js';
  /** The scripts that may run beside the page. */
  const WORKERS = [WORKER, '/picture.js', '/guess.js'];
  const RECOVERY = '/recovery.html';

  // Markup may only come from the app's own static templates; the only scripts ever asked for by address are the workers.
  if (window.trustedTypes) {
    window.trustedTypes.createPolicy('default', {
      createHTML: (html) => (/<(script|iframe|object|embed|base)|[\s/\"']on\w+\s*=|javascript:/i.test(html) ? null : html),
      createScriptURL: (url) => (WORKERS.some((own) => new URL(url, location.href).href === location.origin + own) ? url : null),
    });
  }

  // A finger that taps twice on one spot means what was there the first time. What has come up under it since, as "Take back"
  // where "Send in" was, is not what it means.
  const [TWICE, NEAR] = [700, 24];
  let last = { at: -TWICE, x: 0, y: 0, on: null };
  addEventListener('click', (event) => {
    if (!event.isTrusted || !event.detail || event.pointerType === 'mouse') return;
    const found = event.target.closest('a, button, input, label, summary') ?? event.target;
    // A label's click is followed by one of its field.
    const on = found.control ?? found;
    const near = Math.hypot(event.clientX - last.x, event.clientY - last.y) < NEAR;
    if (near && event.timeStamp - last.at < TWICE && on !== last.on) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    last = { at: event.timeStamp, x: event.clientX, y: event.clientY, on };
  }, true);

  let booted = false;
  let updating = false;
  const recover = (why) => {
    try {
      sessionStorage.setItem('folgesvenn.recovery', String(why).slice(0, 500));
      // An invitation that has not been used is not lost; another page may be what stopped, and says what somebody looked at.
      if (location.pathname === '/invitasjon') sessionStorage.setItem('folgesvenn.back', location.pathname + location.hash);
      else sessionStorage.removeItem('folgesvenn.back');
    } catch { /* private mode: the page then shows no detail */ }
    location.replace(RECOVERY);
  };

  // The first visit downloads everything; a slow line gets the longer wait too.
  const line = navigator.connection;
  const slow = !navigator.serviceWorker?.controller || (line && (line.saveData || /2g|3g/.test(line.effectiveType)));
  const watchdog = setTimeout(() => booted || recover('not started in time'), slow ? 20_000 : 10_000);

  addEventListener('folgesvenn-booted', () => {
    booted = true;
    clearTimeout(watchdog);
  });
  addEventListener('folgesvenn-panic', (event) => recover(event.detail));
  const failed = (event) => {
    if (!booted && !updating) recover(event.reason?.message || event.message || 'a file of the app could not be loaded');
  };
  addEventListener('error', failed, true);
  addEventListener('unhandledrejection', failed);

  // A phone that is enrolled needs all of the app's code for its first screen: both files come at once. (On a first visit the
  // second would only hold up the first.)
  try {
    const inside = document.querySelector('meta[name=inside]');
    if (inside && localStorage.getItem('folgesvenn.device')) {
      const asked = document.createElement('link');
      Object.assign(asked, { rel: 'preload', as: 'fetch', type: 'application/wasm', crossOrigin: 'anonymous', href: inside.content });
      document.head.append(asked);
    }
  } catch { /* no storage: the app asks for the file itself */ }

  // What another app has shared is in the worker's memory alone, and the worker may end at any moment: the page fetches it before
  // anything else, and keeps it until its owner has unlocked the app and said where it belongs.
  const worker = navigator.serviceWorker?.controller;
  if (location.pathname === '/del' && worker) {
    globalThis.folgesvennShared = new Promise((done) => {
      const line = new MessageChannel();
      line.port1.onmessage = ({ data }) => done(data);
      worker.postMessage('SHARED', [line.port2]);
    });
  }

  if (!('serviceWorker' in navigator)) return;

  // At a cold start no form is open, so a version that lies ready is taken at once. Later only the app's notice asks.
  let controlled = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The first worker of all replaces nothing.
    if (controlled && updating) location.reload();
    else if (controlled) dispatchEvent(new Event('folgesvenn-replaced'));
    controlled = true;
  });
  addEventListener('folgesvenn-update', () => {
    updating = true;
  });
  navigator.serviceWorker.getRegistration('/').then((registration) => {
    if (!booted && controlled && registration?.waiting) {
      updating = true;
      registration.waiting.postMessage('SKIP_WAITING');
    }
  });
  addEventListener('load', () => {
    navigator.serviceWorker
      .register(WORKER, { scope: '/', updateViaCache: 'none' })
      .catch(() => { /* offline, or a private window: the app still runs */ });
  });
})();
