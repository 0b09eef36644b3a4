// Seals unsent entries so that only the municipality can open them: one by one as they are written, or as a file for the person.
// What the bytes mean stands in src/sync/export; the browser's own cryptography does the work.
(() => {
  'use strict';

  const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
  const BITS = 256;
  const NONCE = 12;
  // A browser that asks where to put the file still reads it meanwhile.
  const READ_WITHIN = 60_000;

  /** By hand: a Blob is put together in another process, and a save waits for it. */
  const joined = (...parts) => {
    const bytes = parts.map((part) => new Uint8Array(part));
    const whole = new Uint8Array(bytes.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of bytes) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };

  const sealed = async (content, municipality, magic, info) => {
    const { subtle } = crypto;
    const pair = await subtle.generateKey(CURVE, false, ['deriveBits']);
    const own = await subtle.exportKey('raw', pair.publicKey);
    const theirs = await subtle.importKey('raw', municipality, CURVE, false, []);
    const shared = await subtle.deriveBits({ name: CURVE.name, public: theirs }, pair.privateKey, BITS);
    const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt: joined(own, municipality), info };
    const cipher = { name: 'AES-GCM', length: BITS };
    const key = await subtle.deriveKey(derivation, secret, cipher, false, ['encrypt']);
    const iv = crypto.getRandomValues(new Uint8Array(NONCE));
    const head = joined(magic, await subtle.digest('SHA-256', municipality), own, iv);
    const rest = await subtle.encrypt({ name: cipher.name, iv, additionalData: head }, key, content);
    return joined(head, rest);
  };

  globalThis.folgesvennRescue = {
    /** Seals `content`; gives the bytes. */
    seal([content, municipality, magic, info]) {
      return sealed(content, municipality, magic, info);
    },
    /** Seals `content` and has the browser save it under `name`. */
    async save([content, municipality, magic, info, name]) {
      const link = document.createElement('a');
      const file = await sealed(content, municipality, magic, info);
      link.href = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), READ_WITHIN);
    },
  };
})();
