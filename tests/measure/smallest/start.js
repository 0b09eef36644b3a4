// The same duties as the app's: static markup only, and the same service worker.
'use strict';
window.trustedTypes?.createPolicy('default', { createHTML: (html) => html, createScriptURL: (url) => url });
addEventListener('load', () => navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' }));
