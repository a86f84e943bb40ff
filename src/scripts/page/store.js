// @ts-check
// What this browser lets the page keep. A sandboxed frame throws where a store is only looked at.

/**
 * @template T
 * @param {() => T} look
 * @returns {T | null}
 */
const allowed = (look) => {
  try {
    return look() ?? null;
  } catch {
    return null;
  }
};

const workers = allowed(() => navigator.serviceWorker);
const lasting = allowed(() => localStorage);
const ofTab = allowed(() => sessionStorage);

/**
 * @param {Storage | null} store
 * @param {string} key
 */
const read = (store, key) => allowed(() => store?.getItem(key) ?? null);

/**
 * @param {Storage | null} store
 * @param {string} key
 * @param {string} text
 */
const keep = (store, key, text) => void allowed(() => store?.setItem(key, text));

/**
 * Asks a worker, which answers through a port; null where it does not within ten seconds.
 * @param {ServiceWorker | null | undefined} worker
 * @param {object} message
 * @returns {Promise<any>}
 */
const ask = (worker, message) =>
  new Promise((done) => {
    if (!worker) return done(null);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    setTimeout(() => done(null), 10_000);
    worker.postMessage(message, [port2]);
  });
