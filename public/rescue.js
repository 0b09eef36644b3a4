// Seals unsent entries so that only the municipality can open them: one by one as they are written, or as a file for the person.
// What the bytes mean stands in src/sync/export; the browser's own cryptography does the work.
(() => {
  'use strict';

  const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
  const CIPHER = 'AES-GCM';
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

  /**
   * A cipher for the municipality, and what stands before everything that it seals. Its key can seal and do nothing else, and nobody
   * has the other half of it any more.
   */
  const cipherFor = async (municipality, magic, info) => {
    const { subtle } = crypto;
    const pair = await subtle.generateKey(CURVE, false, ['deriveBits']);
    const own = await subtle.exportKey('raw', pair.publicKey);
    const theirs = await subtle.importKey('raw', municipality, CURVE, false, []);
    const shared = await subtle.deriveBits({ name: CURVE.name, public: theirs }, pair.privateKey, BITS);
    const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt: joined(own, municipality), info };
    const key = await subtle.deriveKey(derivation, secret, { name: CIPHER, length: BITS }, false, ['encrypt']);
    return { key, head: joined(magic, await subtle.digest('SHA-256', municipality), own) };
  };

  /** The cipher last used, with what it was made of: to make one takes longer than all the rest of a save. */
  let used;

  const cipher = (...of) => {
    const name = of.join(';');
    if (used?.name !== name) {
      const made = { name, ready: cipherFor(...of) };
      made.ready.catch(() => {
        if (used === made) used = undefined;
      });
      used = made;
    }
    return used.ready;
  };

  const sealed = async (content, municipality, magic, info) => {
    const { key, head } = await cipher(municipality, magic, info);
    // 96 random bits: safe for 2³² seals under one key, where a phone makes some thousands before it is started anew.
    const iv = crypto.getRandomValues(new Uint8Array(NONCE));
    const additionalData = joined(head, iv);
    const rest = await crypto.subtle.encrypt({ name: CIPHER, iv, additionalData }, key, content);
    return joined(additionalData, rest);
  };

  const saved = (file, name, type) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([file], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), READ_WITHIN);
  };

  globalThis.folgesvennRescue = {
    /** Seals `content`; gives the bytes. */
    seal([content, municipality, magic, info]) {
      return sealed(content, municipality, magic, info);
    },
    /** Seals `content` and has the browser save it under `name`. */
    async save([content, municipality, magic, info, name]) {
      saved(await sealed(content, municipality, magic, info), name, 'application/octet-stream');
    },
    /** Has the browser save `content` under `name` as it is. */
    keep: ([content, name, type]) => saved(content, name, type),
  };
})();
