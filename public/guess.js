// The worker that stretches the code of the lock (src/app/guess.rs). Takes what `stretch` takes; answers once with the key and
// the milliseconds that it took, and is ended.
import start, { stretch } from './folgesvenn-guess.js';

const ready = start();

self.onmessage = ({ data }) => {
  ready
    .then(() => {
      const begun = performance.now();
      const key = stretch(...data);
      postMessage([key, performance.now() - begun]);
    })
    // Told as the error of a worker, which the page hears.
    .catch((problem) => setTimeout(() => { throw problem; }));
};
