// Asks the machine for a passkey: to make one, or to show one. The page brings what is asked (data-options) and the words; what the
// machine answers goes with the page's own form.
(() => {
  'use strict';

  const form = document.querySelector('form[data-passkey]');
  const told = document.getElementById('passkey-told');
  if (!form || !told) return;
  // What stands there where no script runs.
  document.getElementById('passkey-needs').hidden = true;
  const make = form.dataset.passkey === 'make';
  const read = make ? 'parseCreationOptionsFromJSON' : 'parseRequestOptionsFromJSON';
  let busy = false;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    if (!window.PublicKeyCredential?.[read]) {
      told.textContent = told.dataset.unable;
      return;
    }
    busy = true;
    told.textContent = '';
    try {
      const publicKey = PublicKeyCredential[read](JSON.parse(form.dataset.options).publicKey);
      const credential = await (make ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
      form.elements.credential.value = JSON.stringify(credential);
      // Not the event again.
      HTMLFormElement.prototype.submit.call(form);
    } catch (problem) {
      busy = false;
      const known = { NotAllowedError: told.dataset.cancelled, InvalidStateError: told.dataset.known };
      told.textContent = known[problem.name] ?? told.dataset.failed;
    }
  });
})();
