// The worker that reads pictures which the browser cannot (src/app/picture). Takes { bytes, side }; says { share } while it
// works, in hundredths, and at the end { width, height, spots } or { problem }, a word that src/app/receipt knows.
import start, { read } from './folgesvenn-picture.js';

const loaded = start().then(() => true, () => false);

self.onmessage = async ({ data: { bytes, side } }) => {
  if (!(await loaded)) return postMessage({ problem: 'no-reader' });
  try {
    const picture = read(new Uint8Array(bytes), side, (share) => postMessage({ share }));
    const spots = picture.spots();
    postMessage({ width: picture.width, height: picture.height, spots }, [spots.buffer]);
  } catch (problem) {
    postMessage({ problem: typeof problem === 'string' ? problem : 'unreadable' });
  }
};
