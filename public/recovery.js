// The way out when the app does not start. Never touches IndexedDB: what is saved there is why this page exists.
(() => {
  'use strict';

  let language = 'nb';
  try {
    language = JSON.parse(localStorage.getItem('folgesvenn.language')) || (navigator.language || 'nb').slice(0, 2);
  } catch { /* unreadable: bokmål */ }
  const sections = [...document.querySelectorAll('section[lang]')];
  const chosen = sections.find((section) => section.lang === language) || sections[0];
  for (const section of sections) section.hidden = section !== chosen;
  document.documentElement.lang = chosen.lang;
  document.title = `Følgesvenn – ${chosen.querySelector('h1').textContent}`;

  // Where the code stopped, for whoever is called; it holds nothing that was typed.
  let detail = null;
  let back = null;
  try {
    detail = sessionStorage.getItem('folgesvenn.recovery');
    back = sessionStorage.getItem('folgesvenn.back');
  } catch { /* no detail then, and back to the beginning */ }
  // Only an invitation is kept, and only until somebody has gone back to it.
  if (!/^\/invitasjon#/.test(back ?? '')) back = '/';
  const forget = () => {
    try {
      sessionStorage.removeItem('folgesvenn.back');
    } catch { /* nothing was kept then */ }
  };
  for (const link of document.querySelectorAll('a[href="/"]')) {
    link.href = back;
    link.addEventListener('click', forget);
  }
  if (detail) {
    const place = document.querySelector('[data-detail]');
    place.textContent = detail;
    place.hidden = false;
  }

  const show = (name, visible) => {
    chosen.querySelector(`[data-${name}]`).hidden = !visible;
  };

  /** Forgets the downloaded app, but only once the server has answered: without a network it could not come back. */
  async function reset() {
    show('offline', false);
    show('working', true);
    try {
      const answer = await fetch('/health', { cache: 'no-store' });
      if (!answer.ok) throw new Error(String(answer.status));
      const workers = await navigator.serviceWorker?.getRegistrations() ?? [];
      await Promise.all(workers.map((worker) => worker.unregister()));
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith('folgesvenn-')).map((name) => caches.delete(name)));
      forget();
      location.replace(back);
    } catch {
      show('working', false);
      show('offline', true);
    }
  }
  chosen.querySelector('[data-reset]').addEventListener('click', reset);
})();
