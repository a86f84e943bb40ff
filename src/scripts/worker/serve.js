// @ts-check
// What the site's own files are answered with: the offline copy first, so that a page and what it
// loads are always of one build.

/**
 * The part of bytes that a `Range` asks for, as first and last place; null where the field is to
 * be ignored, `false` where it cannot be satisfied (RFC 9110, 14.1.2 and 14.2).
 * @param {string | null} field
 * @param {number} length
 * @returns {[number, number] | false | null}
 */
const range = (field, length) => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(field ?? '');
  if (!match || (!match[1] && !match[2])) return null;
  const first = match[1] ? Number(match[1]) : Math.max(0, length - Number(match[2]));
  const last = match[1] && match[2] ? Math.min(Number(match[2]), length - 1) : length - 1;
  if (match[1] && match[2] && Number(match[2]) < first) return null;
  return first < length && first <= last ? [first, last] : false;
};

/**
 * A kept response as a request wants it.
 * @param {Response} found
 * @param {Request} request
 * @param {number} status
 */
const shaped = async (found, request, status) => {
  const { headers } = found;
  if (request.method === 'HEAD') {
    return new Response(null, { status, headers });
  }
  if (status !== 200) return new Response(found.body, { status, headers });
  if (!request.headers.has('Range')) return found;
  const bytes = await found.blob();
  const part = range(request.headers.get('Range'), bytes.size);
  if (part === null) return new Response(bytes, { headers });
  const answer = new Headers(headers);
  if (!part) {
    answer.set('Content-Range', `bytes */${bytes.size}`);
    return new Response(null, { status: 416, headers: answer });
  }
  answer.set('Content-Range', `bytes ${part[0]}-${part[1]}/${bytes.size}`);
  return new Response(bytes.slice(part[0], part[1] + 1), { status: 206, headers: answer });
};

/**
 * A file of the build; from the server, as it is there now, should the copy be gone.
 * @param {FetchEvent} event
 * @param {string} path
 * @param {number} [status]
 */
const file = async (event, path, status = 200) => {
  const found = await caches.match(new URL(path, scope), { cacheName, ignoreVary: true });
  if (found) {
    if (event.request.mode === 'navigate') event.waitUntil(lookOnce());
    return shaped(found, event.request, status);
  }
  return fromServer(event);
};

/** @param {string} path */
const decoded = (path) => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const has = (/** @type {string} */ path) => Object.hasOwn(BUILD.files, path);

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const path = decoded(url.pathname.slice(scope.pathname.length));
  if (path === SHARE_PATH && request.method === 'POST') return event.respondWith(takeIn(request));
  if (path.startsWith('lab/')) return event.respondWith(labAnswer(event, path.slice(4)));
  if (request.method !== 'GET' && request.method !== 'HEAD') return;
  if (url.pathname === HOUSE_NOTES.pathname) return event.respondWith(houseNotes(event));
  if (has(path)) return event.respondWith(file(event, path));
  if ((path === '' || path.endsWith('/')) && has(`${path}index.html`)) return event.respondWith(file(event, `${path}index.html`));
  if (has(`${path}/index.html`)) {
    url.pathname += '/';
    return event.respondWith(Response.redirect(url.href, 301));
  }
  // It may be somebody else's below the same path; that nothing is there is known offline only.
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => file(event, '404.html', 404)));
});
