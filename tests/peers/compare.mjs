// Our search engine beside four JavaScript libraries: speed, bytes and what is found, in one run.
// usage: node compare.mjs --texts FILE --many FILE --relevance FILE [--engine FOLDER] [--out FILE]
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';

import { loadEngine } from './engine.mjs';
import { LIBRARIES } from './libraries.mjs';
import { timeBuilds, timeQueries } from './measure.mjs';
import { readCases, scoreKinds } from './relevance.mjs';
import { recallTable, speedTable } from './report.mjs';

/**
 * @typedef {import('./libraries.mjs').Library} Library
 * @typedef {import('./libraries.mjs').Searcher} Searcher
 * @typedef {import('./libraries.mjs').Doc} Doc
 * @typedef {import('./relevance.mjs').Case} Case
 */

const BUILDS = 9;
// Seconds are for each library: five of them and the builds have to be done in four minutes.
const REAL = { rounds: 31, seconds: 10, whole: true };
const MANY = { rounds: 7, seconds: 20, whole: false };

function readArguments() {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({ options: { texts: text, many: text, relevance: text, engine: text, out: text } });
  const { texts, many, relevance } = values;
  if (!texts || !many || !relevance) throw new Error('--texts, --many and --relevance are needed');
  return { ...values, texts, many, relevance };
}

/**
 * @param {string} path
 * @returns {Doc[]}
 */
const readDocs = (path) => JSON.parse(readFileSync(path, 'utf8')).docs;

/** @returns {Record<string, string>} */
const readVersions = () => JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')).devDependencies;

/**
 * @param {Library[]} libraries
 * @param {Doc[]} docs
 * @param {'real' | 'many'} set
 * @returns {Map<Library, Searcher>}
 */
const buildAll = (libraries, docs, set) => new Map(libraries.map((library) => [library, library.build(docs, set)]));

/**
 * @param {Library} library
 * @param {Searcher} searcher
 * @param {Doc[]} docs
 * @param {Case[]} cases
 */
function scoreLibrary(library, searcher, docs, cases) {
  /** @param {string} query */
  const search = (query) =>
    searcher.positions(searcher.run(query)).map((position) => {
      if (!docs[position]) throw new Error(`${library.name}: no document ${position}; were its texts built from --texts?`);
      return docs[position].code;
    });
  return scoreKinds(search, library.facets ? cases : cases.filter(({ kind }) => kind !== 'facet'));
}

/**
 * @param {Library[]} libraries
 * @param {{ real: Doc[], many: Doc[] }} docs
 * @param {Case[]} cases
 * @returns {import('./report.mjs').Row[]}
 */
function compare(libraries, docs, cases) {
  const versions = readVersions();
  const queries = cases.filter(({ kind }) => kind !== 'facet').map(({ query }) => query);
  const builds = timeBuilds(libraries, docs.real, BUILDS);
  const small = buildAll(libraries, docs.real, 'real');
  // Every query once, which is the warm-up too.
  const kinds = new Map(
    [...small].map(([library, searcher]) => [library, scoreLibrary(library, searcher, docs.real, cases)]),
  );
  const real = timeQueries(small, queries, REAL);
  small.forEach((searcher) => searcher.free?.());
  const many = timeQueries(buildAll(libraries, docs.many, 'many'), queries, MANY);
  return libraries.map((library) => ({
    name: library.name,
    version: library.package ? versions[library.package] : '',
    bytes: library.bytes(),
    buildMs: /** @type {number} */ (builds.get(library)),
    real: /** @type {import('./measure.mjs').Times} */ (real.get(library)),
    many: /** @type {import('./measure.mjs').Times} */ (many.get(library)),
    kinds: kinds.get(library) ?? {},
  }));
}

function main() {
  const { texts, many, relevance, engine, out } = readArguments();
  const docs = { real: readDocs(texts), many: readDocs(many) };
  const cases = readCases(readFileSync(relevance, 'utf8'));
  const libraries = engine ? [loadEngine(engine, dirname(texts)), ...LIBRARIES] : LIBRARIES;
  const rows = compare(libraries, docs, cases);
  const machine = { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? '' };
  const kinds = [...new Set(cases.map(({ kind }) => kind))];
  const tables = [speedTable(rows, docs.many.length), recallTable(rows, kinds)];
  console.log([...tables, `Node.js ${machine.node}, ${machine.cpus} CPUs`].join('\n\n'));
  if (out) writeFileSync(out, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
}

main();
