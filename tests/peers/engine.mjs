// Our own engine, as one more library.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import { wasmBytes } from './bytes.mjs';

/**
 * Both sets of texts are compiled into the module: building is what it does with them at its start.
 * Its results come out of WebAssembly's memory as one array, and that copy is part of what is timed.
 * @param {string} folder with `peer.js` and `peer_bg.wasm` (`wasm-bindgen --target nodejs`)
 * @returns {import('./libraries.mjs').Library}
 */
export function loadEngine(folder) {
  const path = resolve(folder);
  const { Peer } = createRequire(import.meta.url)(join(path, 'peer.js'));
  return {
    name: 'Status Atlas (WASM)',
    facets: true,
    bytes: () => wasmBytes(path),
    build(docs, set) {
      const peer = set === 'real' ? Peer.real() : Peer.many();
      return {
        run: (query) => peer.search(query),
        positions: (found) => Array.from(found),
        free: () => peer.free(),
      };
    },
  };
}
