// CouchDB's protocol over LevelDB, as express-pouchdb serves it: `node server.mjs FOLDER` prints its address.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import express from 'express';
import expressPouchDB from 'express-pouchdb';
import PouchDB from 'pouchdb';

const folder = process.argv[2];
const script = readFileSync(createRequire(import.meta.url).resolve('pouchdb/dist/pouchdb.min.js'));
const app = express();
app.get('/', (_, response) => response.type('html').send('<!doctype html><title>PouchDB</title><script src="/pouchdb.js"></script>'));
app.get('/pouchdb.js', (_, response) => response.type('js').send(script));
const Stored = PouchDB.defaults({ prefix: `${folder}/` });
app.use('/db', expressPouchDB(Stored, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}/log` }));
const listener = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${listener.address().port}`));
