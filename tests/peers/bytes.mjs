// What a page has to download: minified by esbuild, then Brotli at its best, as a static host serves it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

import { buildSync, transformSync } from 'esbuild';

/** @param {string | Uint8Array} content */
const compressed = (content) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;

/**
 * @param {string} entry the import that a page would have
 * @returns {number}
 */
export function bundledBytes(entry) {
  const { outputFiles } = buildSync({
    stdin: { contents: entry, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    minify: true,
    platform: 'browser',
    write: false,
  });
  return compressed(outputFiles[0].contents);
}

/**
 * @param {string} folder with `peer.js` and `peer_bg.wasm`
 * @returns {number}
 */
export function wasmBytes(folder) {
  const script = transformSync(readFileSync(join(folder, 'peer.js'), 'utf8'), { minify: true }).code;
  return compressed(script) + compressed(readFileSync(join(folder, 'peer_bg.wasm')));
}
