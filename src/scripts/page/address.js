// @ts-check
// The page's address. In the site that is one file, route, parameters and fragment stand in the
// file's fragment; and a `blob:` or a `srcdoc` is no base that an address could be resolved against.

/** @returns {{ url: URL, text: () => string }} what the address says, and how it is written once that was changed */
const ownAddress = () => {
  const isInFile = location.hash.startsWith('#/');
  const url = isInFile ? new URL(location.hash.slice(1), 'https://file.invalid') : new URL(location.href);
  const file = location.href.split('#')[0];
  return { url, text: () => (isInFile ? `${file}#${url.pathname}${url.search}${url.hash}` : url.href) };
};

/** The address without what only a frame needs. */
const wholePage = () => {
  const { url, text } = ownAddress();
  for (const name of ['embed', 'theme']) url.searchParams.delete(name);
  return text();
};

/** The address without anything that a reader does: the page, and what a host chooses for its frame. */
const barePage = () => {
  const { url, text } = ownAddress();
  const isHosts = (/** @type {string} */ name, /** @type {string} */ value) =>
    (name === 'embed' && value === '1') || (name === 'theme' && ['auto', 'light', 'dark'].includes(value));
  const kept = [...url.searchParams].filter(([name, value]) => isHosts(name, value));
  url.search = new URLSearchParams(kept).toString();
  url.hash = '';
  return text();
};
