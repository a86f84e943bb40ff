// Our own engine, as one more library.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import { wasmBytes } from './bytes.mjs';

/**
 * Its texts come as lines, made beside `texts.json` and `many.json`; reading them is a part of building.
 * Its results come out of WebAssembly's memory as one array, and that copy is part of what is timed.
 * @param {string} folder with `peer.js` and `peer_bg.wasm` (`wasm-bindgen --target nodejs`)
 * @param {string} texts the folder of `texts.names.tsv`, `texts.txt`, `many.names.tsv`, `many.txt`
 * @returns {import('./libraries.mjs').Library}
 */
export function loadEngine(folder, texts) {
  const path = resolve(folder);
  const { Peer } = createRequire(import.meta.url)(join(path, 'peer.js'));
  const lines = (/** @type {string} */ name) => readFileSync(join(texts, name), 'utf8');
  const [real, many] = ['texts', 'many'].map((name) => /** @type {const} */ ([lines(`${name}.names.tsv`), lines(`${name}.txt`)]));
  return {
    name: 'Status Atlas (WASM)',
    facets: true,
    bytes: () => wasmBytes(path),
    build(docs, set) {
      const peer = new Peer(...(set === 'real' ? real : many));
      return {
        run: (query) => peer.search(query),
        positions: (found) => Array.from(found),
        free: () => peer.free(),
      };
    },
  };
}
