// The way out when the app does not start. Never writes into IndexedDB: what is saved there is why this page exists.
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

  const request = (asked) =>
    new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });

  /** What is not sent, as the app sealed it for the municipality when it was written (src/app/storage/escrow.rs). */
  async function unsent() {
    const { identity } = JSON.parse(localStorage.getItem('folgesvenn.device'));
    const opening = indexedDB.open(`folgesvenn/${identity.municipality}/${identity.contact}`);
    // There is none then, and none is made.
    opening.onupgradeneeded = () => opening.transaction.abort();
    const database = await request(opening);
    try {
      if (!database.objectStoreNames.contains('escrow')) return [];
      return await request(database.transaction('escrow').objectStore('escrow').getAll());
    } finally {
      database.close();
    }
  }

  /** Several files in one; src/sync/export says how. */
  function joined(parts) {
    const length = (part) => {
      const bytes = new DataView(new ArrayBuffer(4));
      bytes.setUint32(0, part.byteLength);
      return bytes;
    };
    return new Blob(['FSVEXPN\n', ...parts.flatMap((part) => [length(part), part])], { type: 'application/octet-stream' });
  }

  /** Has the browser save it as a file for the office. */
  async function save() {
    for (const told of ['saved', 'nothing', 'unread']) show(told, false);
    try {
      const parts = await unsent();
      if (parts.length > 0) {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(joined(parts));
        link.download = `folgesvenn-${new Date().toISOString().slice(0, 10)}.fsv`;
        link.click();
      }
      show(parts.length > 0 ? 'saved' : 'nothing', true);
    } catch {
      show('unread', true);
    }
  }
  chosen.querySelector('[data-save]').addEventListener('click', save);
})();
