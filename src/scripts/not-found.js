// @ts-check
// Says which path was asked for, and finds the way home: the nearest folder above that holds the site.
(async () => {
  const here = new URL(location.href);
  const asked = /** @type {HTMLElement} */ (document.getElementById('asked'));
  const home = /** @type {HTMLElement} */ (document.getElementById('home'));
  if (!here.pathname.endsWith('/404.html')) {
    let path = here.pathname;
    try {
      path = decodeURI(path);
    } catch {
      // A malformed escape is shown as it was asked for.
    }
    /** @type {HTMLElement} */ (asked.querySelector('code')).textContent = path;
    asked.hidden = false;
  }
  for (let folder = new URL('./', here); ; folder = new URL('../', folder)) {
    const index = await fetch(new URL('api/v1/index.json', folder)).catch(() => null);
    if (index?.ok && index.headers.get('content-type')?.includes('json')) {
      /** @type {HTMLAnchorElement} */ (home.querySelector('a')).href = folder.href;
      home.hidden = false;
      return;
    }
    if (folder.pathname === '/') return;
  }
})();
