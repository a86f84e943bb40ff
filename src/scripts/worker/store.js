// @ts-check
// The offline copy: all files of one build, or none.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const scope = new URL(worker.registration.scope);
// One origin may hold several copies of the site, and other people's caches: only caches whose
// names begin so are ever touched.
const prefix = `status-atlas ${encodeURIComponent(scope.pathname)} `;
const cacheName = prefix + BUILD.id;
// What is kept last says that the rest is there.
const seal = new URL('sw.js?whole', scope).href;
// How long a file may take, in milliseconds.
const PATIENCE = 120_000;

/** @param {string} path */
const typeOf = (path) => BUILD.types[BUILD.files[path][1]];

/** @param {ArrayBuffer | Uint8Array<ArrayBuffer>} bytes */
const digest = async (bytes) => btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))));

/**
 * Whether a served content type does for the one that is wanted.
 * @param {string | null} served
 * @param {string} wanted
 */
const isAlike = (served, wanted) => {
  const essence = (/** @type {string} */ type) => type.split(';')[0].trim().toLowerCase().replace('application/javascript', 'text/javascript');
  return wanted === 'application/octet-stream' || essence(served ?? '') === essence(wanted);
};

/**
 * The bytes of a file, as they should be; throws where they are not to be had.
 * @param {string} path
 * @param {string} type
 * @param {string} wanted its digest
 * @param {AbortSignal} signal
 */
const load = async (path, type, wanted, signal) => {
  let failure = new Error(path);
  // What the page has just loaded need not travel twice. Where the browser's own cache holds
  // something else, the server is asked.
  for (const cache of /** @type {RequestCache[]} */ (['default', 'reload'])) {
    try {
      const response = await fetch(new URL(path, scope), { cache, signal });
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
      const served = response.headers.get('Content-Type');
      if (!isAlike(served, type)) throw new Error(`${path}: ${served}`);
      const bytes = await response.arrayBuffer();
      if ((await digest(bytes)) !== wanted) throw new Error(`${path}: SHA-256`);
      return bytes;
    } catch (error) {
      failure = error instanceof Error ? error : failure;
      if (signal.aborted) break;
    }
  }
  throw failure.message.includes(path) ? failure : new Error(`${path}: ${failure.message}`);
};

/**
 * @param {string} path
 * @param {BlobPart} bytes
 */
const kept = (path, bytes) =>
  new Response(new Blob([bytes]), { headers: { 'Content-Type': typeOf(path), 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-cache' } });

/**
 * The files of the pack.
 * @param {ArrayBuffer} pack
 * @returns {Generator<[string, Uint8Array<ArrayBuffer>]>}
 */
function* unpacked(pack) {
  const all = new Uint8Array(pack);
  const end = all.indexOf(10);
  /** @type {{ [path: string]: number[] }} */
  const table = JSON.parse(new TextDecoder().decode(all.subarray(0, end)));
  const bytes = all.subarray(end + 1);
  for (const [path, pieces] of Object.entries(table)) {
    let length = 0;
    for (let i = 1; i < pieces.length; i += 2) length += pieces[i];
    const file = new Uint8Array(length);
    for (let i = 0, at = 0; i < pieces.length; at += pieces[i + 1], i += 2) {
      file.set(bytes.subarray(pieces[i], pieces[i] + pieces[i + 1]), at);
    }
    yield [path, file];
  }
}

/** @param {unknown} message */
const tellPages = async (message) => {
  for (const page of await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' })) page.postMessage(message);
};

const isWhole = async () => Boolean(await caches.match(seal, { cacheName }));

const install = async () => {
  // The build before, say, to which the site was rolled back while it is still in use.
  if (await isWhole()) return;
  await caches.delete(cacheName);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error(`${PATIENCE} ms`)), PATIENCE);
  try {
    const cache = await caches.open(cacheName);
    const put = (/** @type {string} */ path, /** @type {BlobPart} */ bytes) => cache.put(new URL(path, scope), kept(path, bytes));
    const apart = Object.entries(BUILD.files).filter(([, [, , packed]]) => !packed);
    const [name, wanted] = BUILD.pack;
    await Promise.all([
      load(name, 'text/plain', wanted, stop.signal).then(async (pack) => {
        for (const [path, bytes] of unpacked(pack)) {
          if ((await digest(bytes)) !== BUILD.files[path]?.[0]) throw new Error(`${path}: SHA-256`);
          await put(path, bytes);
        }
      }),
      ...apart.map(async ([path, [wanted]]) => put(path, await load(path, typeOf(path), wanted, stop.signal))),
    ]);
    await cache.put(seal, new Response());
  } catch (error) {
    stop.abort();
    await caches.delete(cacheName).catch(() => false);
    await tellPages({ type: 'status-atlas:not-installed', reason: error instanceof Error ? error.message : String(error) });
    throw error;
  } finally {
    clearTimeout(timer);
  }
};

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));

const activate = async () => {
  for (const name of await ownCaches()) if (name !== cacheName) await caches.delete(name);
  await worker.clients.claim();
};

worker.addEventListener('install', (event) => event.waitUntil(install().then(() => fetchNotes().catch(() => {}))));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => {
  const [port] = event.ports;
  const answer = async () => {
    switch (event.data?.type) {
      case 'status-atlas:activate':
        return worker.skipWaiting();
      case 'status-atlas:build':
        return port?.postMessage({ id: BUILD.id, files: Object.keys(BUILD.files).length, whole: await isWhole() });
      case 'status-atlas:forget':
        forgotten = true;
        for (const name of await ownCaches()) await caches.delete(name);
        await worker.registration.unregister();
        return port?.postMessage(true);
      case 'status-atlas:shared':
        return port?.postMessage(await handOver());
      default:
        return labMessage(event);
    }
  };
  event.waitUntil(answer());
});
