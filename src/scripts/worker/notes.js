// @ts-check
// The owner's own notes, `overlay.json`: the one file that changes without a build. As it is now;
// without a network, as it was last.

const HOUSE_NOTES = new URL('overlay.json', scope);
// A page is read before this; a network that never answers must not keep the notes away that are here.
const NOTES_PATIENCE = 4_000;

/** Says that the owner has taken the file away. @param {Response} answer */
const isGone = (answer) => [404, 410].includes(answer.status);

/** Where there is a copy of the site, it has the notes, too. @param {Response} answer */
const keepNotes = async (answer) => {
  if (!(await caches.has(cacheName))) return;
  const cache = await caches.open(cacheName);
  await (answer.ok ? cache.put(HOUSE_NOTES, answer) : cache.delete(HOUSE_NOTES));
};

/** The file from the server; null where that says nothing about it. A redirect is a captive portal's. */
const freshNotes = async () => {
  const answer = await fetch(HOUSE_NOTES, { cache: 'no-cache', signal: AbortSignal.timeout(NOTES_PATIENCE) }).catch(() => null);
  return answer && !answer.redirected && (answer.ok || isGone(answer)) ? answer : null;
};

/** So that a copy has the notes before anybody has opened a page that shows one. */
const fetchNotes = async () => {
  const answer = await freshNotes();
  if (answer) await keepNotes(answer);
};

/** @param {FetchEvent} event */
const houseNotes = async (event) => {
  const answer = await freshNotes();
  if (!answer) return (await caches.match(HOUSE_NOTES, { cacheName })) ?? Response.error();
  event.waitUntil(keepNotes(answer.clone()).catch(() => {}));
  return answer;
};
