// @ts-check
// A page in somebody else's frame: it tells how high it is, takes the host's theme, and leads to
// the whole site beside the host's page.

/** What hosts are told: this site's own message, then the ways of others that are sent unasked. */
const heightMessages = (/** @type {number} */ height) => [
  { type: 'status-atlas:height', height },
  JSON.stringify({ src: location.href, context: 'iframe.resize', height }),
  { sentinel: 'amp', type: 'embed-size', height },
  { subject: 'lti.frameResize', height },
];

/** Two heights in turn are a host that answers each with another width: the larger one stays. */
const tellHeight = () => {
  /** @type {number[]} */
  const told = [];
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    const [last, before] = told;
    if (!height || height === last || (height === before && height < last)) return;
    told.splice(0, 2, height, last);
    for (const message of heightMessages(height)) parent.postMessage(message, '*');
  }).observe(document.body);
};

const takeTheme = () => {
  const root = document.documentElement;
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || data?.type !== 'status-atlas:theme') return;
    if (data.theme === 'auto') delete root.dataset.theme;
    else if (['light', 'dark'].includes(data.theme)) root.dataset.theme = data.theme;
  });
};

/** The page's address without what only a frame needs. */
const wholePage = () => {
  const own = new URL(location.hash.startsWith('#/') ? location.hash.slice(1) : location.href, location.href);
  for (const name of ['embed', 'theme']) own.searchParams.delete(name);
  return location.hash.startsWith('#/') ? `${location.href.split('#')[0]}#${own.pathname}${own.search}${own.hash}` : own.href;
};

/** Links within the page stay there; in a `srcdoc` there is no page to open. */
const openBeside = () => {
  addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (!link?.href || link.getAttribute('href')?.startsWith('#')) return;
    link.target = '_blank';
    link.relList.add('noopener');
  }, true);
};

const signature = () => {
  const zh = document.documentElement.lang.startsWith('zh');
  const foot = document.createElement('p');
  foot.className = 'embed-foot';
  const name = document.createElement('span');
  name.textContent = zh ? '状态码图鉴' : 'Status Atlas';
  foot.append(name);
  if (location.protocol !== 'about:') {
    const link = document.createElement('a');
    link.className = 'link';
    link.textContent = zh ? '看全文' : 'Read the page';
    link.href = wholePage();
    link.target = '_blank';
    link.rel = 'noopener';
    link.addEventListener('click', () => void (link.href = wholePage()));
    foot.append(link);
  }
  document.body.append(foot);
};

const embed = () => {
  signature();
  openBeside();
  if (parent === window) return;
  takeTheme();
  tellHeight();
};
