// Makes a receipt of a file that a person chose: a smaller JPEG drawn anew, so that nothing but the picture is left (no place,
// no time, no phone), or the PDF as it is. The browser decodes; what it cannot, a
// worker reads (picture.js), which is loaded for that alone.
// What is wrong with a file is thrown as a word that src/app/receipt knows.
(() => {
  'use strict';

  const LARGEST_FILE = 60e6;
  const LARGEST_PDF = 5 * 1024 * 1024;
  const MOST_PIXELS = 100e6;
  const LONG_SIDE = 1600;
  const SHORTEST_LONG_SIDE = 400;
  const MOST_BYTES = 400_000;
  const QUALITIES = [0.82, 0.72, 0.6, 0.45, 0.3];
  // A cheap phone needs some seconds for one tile of a large picture's hundreds.
  const LONGEST_SILENCE = 60_000;
  // Where pictures say how large they are: behind the metadata of a JPEG at the latest.
  const HEAD = 1 << 20;

  // Width and height as the file itself says, before anything is decoded; nothing where it is no picture.
  const size = (view) => {
    const text = (at, length) =>
      at + length <= view.byteLength ? String.fromCharCode(...new Uint8Array(view.buffer, at, length)) : '';
    if (text(0, 3) === '\xff\xd8\xff') {
      for (let at = 2; at + 9 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
        while (view.getUint8(at + 1) === 0xff && at + 10 <= view.byteLength) at += 1;
        const marker = view.getUint8(at + 1);
        const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
        if (view.getUint8(at) !== 0xff) return null;
        if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
      }
      return null;
    }
    if (text(1, 3) === 'PNG' && view.byteLength > 24) return [view.getUint32(16), view.getUint32(20)];
    if (text(0, 4) === 'GIF8') return [view.getUint16(6, true), view.getUint16(8, true)];
    if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP' && view.byteLength > 30) {
      const small = (at) => view.getUint16(at, true) & 0x3fff;
      const bits = view.getUint32(21, true);
      const wide = (at) => 1 + view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
      const kinds = { 'VP8 ': [small(26), small(28)], VP8L: [1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff)], VP8X: [wide(24), wide(27)] };
      return kinds[text(12, 4)] ?? null;
    }
    if (text(4, 4) === 'ftyp') {
      // HEIC and AVIF: the largest of the sizes that the file speaks of is the whole picture's.
      let largest = null;
      for (let at = 8; at + 16 <= view.byteLength; at += 1) {
        if (view.getUint32(at) === 0x69737065 /* ispe */) {
          const found = [view.getUint32(at + 8), view.getUint32(at + 12)];
          if (!largest || found[0] * found[1] > largest[0] * largest[1]) largest = found;
        }
      }
      return largest;
    }
    return null;
  };

  const drawn = (bitmap, side) => {
    const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const paper = canvas.getContext('2d', { alpha: false });
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return canvas;
  };

  // A picture that the browser cannot read, made smaller by the worker; `tell` hears the share that is done, in hundredths.
  const byWorker = async (file, tell) => {
    const bytes = await file.arrayBuffer();
    const worker = new Worker('/picture.js', { type: 'module' });
    try {
      const { width, height, spots } = await new Promise((done, failed) => {
        let silence;
        const patience = () => {
          clearTimeout(silence);
          silence = setTimeout(() => failed('unreadable'), LONGEST_SILENCE);
        };
        patience();
        worker.onerror = () => failed('no-reader');
        worker.onmessage = ({ data }) => {
          patience();
          if (data.problem) failed(data.problem);
          else if (data.spots) done(data);
          else tell(data.share);
        };
        worker.postMessage({ bytes, side: LONG_SIDE }, [bytes]);
      });
      return await createImageBitmap(new ImageData(new Uint8ClampedArray(spots.buffer), width, height));
    } finally {
      // Its memory goes with it.
      worker.terminate();
    }
  };

  const photo = async (file, [width, height], otherwise) => {
    const shrink = Math.min(1, LONG_SIDE / Math.max(width, height));
    const resizeWidth = Math.max(1, Math.round(width * shrink));
    // Made smaller while it is decoded: a large photo as a whole would take more memory than a phone gives.
    const options = { resizeWidth, resizeQuality: 'high', imageOrientation: 'from-image' };
    const bitmap = await createImageBitmap(file, options).catch(otherwise);
    try {
      for (let side = LONG_SIDE; side >= SHORTEST_LONG_SIDE; side = Math.round(side * 0.75)) {
        const canvas = drawn(bitmap, side);
        for (const quality of QUALITIES) {
          const jpeg = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));
          if (jpeg?.type === 'image/jpeg' && jpeg.size <= MOST_BYTES) return new Uint8Array(await jpeg.arrayBuffer());
        }
      }
    } finally {
      bitmap.close();
    }
    throw 'unreadable';
  };

  globalThis.folgesvennReceipt = {
    /** The bytes of a receipt, of the file chosen in `input`, which hears `progress` while a long work goes on; the same file can be chosen again afterwards. */
    async take(input) {
      const [file] = input.files;
      input.value = '';
      if (!file || file.size === 0) throw 'unreadable';
      if (file.size > LARGEST_FILE) throw 'too-large';
      const head = await file.slice(0, HEAD).arrayBuffer();
      const begins = String.fromCharCode(...new Uint8Array(head, 0, Math.min(8, head.byteLength)));
      if (begins.startsWith('%PDF-')) {
        if (file.size > LARGEST_PDF) throw 'document-too-large';
        return new Uint8Array(await file.arrayBuffer());
      }
      const found = size(new DataView(head));
      if (!found) throw 'no-receipt';
      if (!(found[0] * found[1] > 0)) throw 'unreadable';
      if (found[0] * found[1] > MOST_PIXELS) throw 'too-many-pixels';
      const tell = (loaded) => input.dispatchEvent(new ProgressEvent('progress', { lengthComputable: true, loaded, total: 100 }));
      return photo(file, found, () => {
        if (begins.slice(4) === 'ftyp') return byWorker(file, tell);
        throw 'unreadable';
      });
    },
    /** What another app has shared, each as a file field would hold it; nothing after the page has been loaded anew. */
    async shared() {
      const files = (await globalThis.folgesvennShared) ?? [];
      return files.map((file) => Object.assign(new EventTarget(), { files: [file], value: '', name: file.name, size: file.size }));
    },
    /** An address under which this page alone can show the receipt. */
    show: (bytes) => URL.createObjectURL(new Blob([bytes], { type: bytes[0] === 0xff ? 'image/jpeg' : 'application/pdf' })),
    hide: (address) => URL.revokeObjectURL(address),
  };
})();
