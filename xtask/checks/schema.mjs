// @ts-check
// schema.mjs AJV API: validates every JSON file of `api/v1` that has a shape of its own.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [ajv, api] = process.argv.slice(2);
const { default: Ajv } = createRequire(import.meta.url)(ajv);
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(api, name), 'utf8'));
const schema = read('schema.json');
// Addresses are checked by their pattern; `format` only says what they are.
const checker = new Ajv({ allErrors: true, strict: true, validateFormats: false });
checker.addSchema(schema, 'atlas');

let count = 0;
let wrong = 0;
for (const name of readdirSync(api)) {
  const kind = /^\d{3}\.json$/.test(name) ? 'entry' : { 'index.json': 'index', 'document.json': 'document' }[name];
  if (!kind) continue;
  count += 1;
  const validate = checker.compile({ $ref: `atlas#/$defs/${kind}` });
  if (!validate(read(name))) {
    wrong += 1;
    for (const error of validate.errors ?? []) console.error(`${name}${error.instancePath}: ${error.message}`);
  }
}
console.log(`${count} files validated, ${wrong} wrong`);
process.exit(count < 60 || wrong ? 1 : 0);
