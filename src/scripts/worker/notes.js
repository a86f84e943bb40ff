// @ts-check
// The owner's own notes, `overlay.json`: the one file that changes without a build. As it is now;
// without a network, as it was last.

const HOUSE_NOTES = new URL('overlay.json', scope);
// A page is read before this; a network that never answers must not keep the notes away that are here.
const NOTES_PATIENCE = 4_000;

// As much as the page reads of it (page/overlay.js), in UTF-16 units.
const MOST_NOTES = 1_000_000;

/** Says that the owner has taken the file away. @param {Response} answer */
const isGone = (answer) => [404, 410].includes(answer.status);

/** Whether a text is notes as this build reads them, and can take the place of those that are kept. @param {string} text */
const areNotes = (text) => {
  try {
    const value = JSON.parse(text);
    return text.length <= MOST_NOTES && value?.version === 1 && typeof value.notes === 'object' && value.notes !== null && !Array.isArray(value.notes);
  } catch {
    return false;
  }
};

/** Where there is a copy of the site, it has the notes, too. @param {Response} answer */
const keepNotes = async (answer) => {
  if (!(await caches.has(cacheName))) return;
  const cache = await caches.open(cacheName);
  if (isGone(answer)) await cache.delete(HOUSE_NOTES);
  else if (areNotes(await answer.clone().text())) await cache.put(HOUSE_NOTES, answer);
};

/** What the server has now; null where that says nothing about it. A redirect is a captive portal's. */
const servedNotes = async () => {
  const answer = await fetch(HOUSE_NOTES, { cache: 'no-cache', signal: AbortSignal.timeout(NOTES_PATIENCE) }).catch(() => null);
  return answer && !answer.redirected && (answer.ok || isGone(answer)) ? answer : null;
};

/** So that a copy has the notes before anybody has opened a page that shows one. */
const fetchNotes = async () => {
  const answer = await servedNotes();
  if (answer) await keepNotes(answer);
};

/**
 * What is wrong with the owner's file is for the page to say; but a page in its place is a captive
 * portal's, too, and the notes that are kept are better.
 * @param {FetchEvent} event
 */
const houseNotes = async (event) => {
  const answer = await servedNotes();
  const isPage = answer?.ok && isAlike(answer.headers.get('Content-Type'), 'text/html');
  if (answer && !isPage) {
    event.waitUntil(keepNotes(answer.clone()).catch(() => {}));
    return answer;
  }
  return (await caches.match(HOUSE_NOTES, { cacheName })) ?? answer ?? Response.error();
};
