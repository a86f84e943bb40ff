// @ts-check
// What other apps share with the installed site (`share_target` of the manifest). It comes as content,
// to a path that no server has a file at, is taken in here, and is handed to the page that asks for
// it: it is in no address, in no history, and goes to no server.

const SHARE_PATH = 'redirects/share';
// Kept for the moment between the two, since a browser may end a worker at any time.
const SHARED = new URL('redirects/share?taken', scope).href;
// So much text is taken, in UTF-16 units.
const MOST_SHARED = 1_000_000;

/** @param {Request} request */
const takeIn = async (request) => {
  const form = await request.formData().catch(() => null);
  const texts = ['url', 'text', 'title'].map((name) => form?.get(name));
  const text = texts.find((text) => typeof text === 'string' && text.trim());
  if (text) await (await caches.open(cacheName)).put(SHARED, new Response(String(text).slice(0, MOST_SHARED)));
  return Response.redirect(new URL('redirects/#shared', scope).href, 303);
};

/** What was shared last; nothing a second time. */
const handOver = async () => {
  if (!(await caches.has(cacheName))) return null;
  const cache = await caches.open(cacheName);
  const found = await cache.match(SHARED);
  await cache.delete(SHARED);
  return (await found?.text()) ?? null;
};
