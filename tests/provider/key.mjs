// A key with which a server proves at the provider who it is (private_key_jwt), as PEM. It is as secret as the rest of a trial.
//
//   node key.mjs FILE
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('Say where the key is to lie: node key.mjs /tmp/client.pem');
  process.exit(2);
}
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
