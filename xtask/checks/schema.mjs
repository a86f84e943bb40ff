// @ts-check
// schema.mjs AJV API: validates every JSON file of `api/v1`; one that has no shape in its schema is wrong, too.
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

/** Those that describe others are checked by being compiled. */
const SCHEMAS = ['schema.json', 'overlay.schema.json'];

/** The name of a file's shape in the schema. @param {string} name */
const kindOf = (name) => {
  if (/^\d{3}\.json$/.test(name)) return 'entry';
  if (/^\dxx\.json$/.test(name)) return 'class_page';
  return name.replace(/\.json$/, '');
};

/** What is wrong with a file. @param {string} name @returns {string[]} */
const faults = (name) => {
  if (SCHEMAS.includes(name)) return checker.validateSchema(read(name)) === true ? [] : ['is no JSON Schema'];
  const kind = kindOf(name);
  if (!(kind in schema.$defs)) return [`has no shape: add $defs/${kind} to src/export/schema.json`];
  const validate = checker.compile({ $ref: `atlas#/$defs/${kind}` });
  if (validate(read(name))) return [];
  return (validate.errors ?? []).map((/** @type {{ instancePath: string, message?: string, params?: object }} */ { instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`);
};

const files = readdirSync(api).filter((name) => name.endsWith('.json'));
let wrong = 0;
for (const name of files) {
  const found = faults(name);
  if (found.length) wrong += 1;
  for (const fault of found) console.error(`${name} ${fault}`);
}
console.log(`${files.length} files validated, ${wrong} wrong`);
process.exit(files.length < 60 || wrong ? 1 : 0);
