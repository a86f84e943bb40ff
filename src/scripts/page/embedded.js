// @ts-check
// A page in somebody else's frame: it tells how high it is, takes the host's theme, and leads to
// the whole site beside the host's page.

/**
 * What hosts are told: this site's own message, then the ways of others that are sent unasked. The
 * one that names an address is for hosts that look for their frame by it: they are told the address
 * that they have written themselves, and nothing of what the reader has done since.
 * @param {number} height
 * @param {string | null} src
 */
const heightMessages = (height, src) => [
  { type: 'status-atlas:height', height },
  ...(src === null ? [] : [JSON.stringify({ src, context: 'iframe.resize', height })]),
  { sentinel: 'amp', type: 'embed-size', height },
  { subject: 'lti.frameResize', height },
];

/**
 * The address that the host has given the frame. A frame that was loaded again, or gone back to, may
 * have one that its reader has come to.
 */
const framedAddress = () => {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'navigate' ? barePage() : null;
};

/** Two heights in turn are a host that answers each with another width: the larger one stays. */
const tellHeight = () => {
  const src = framedAddress();
  /** @type {number[]} */
  const told = [];
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    const [last, before] = told;
    if (!height || height === last || (height === before && height < last)) return;
    told.splice(0, 2, height, last);
    for (const message of heightMessages(height, src)) parent.postMessage(message, '*');
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
  document.body.append(foot);
  if (location.protocol === 'about:') return;
  const link = document.createElement('a');
  link.className = 'link';
  link.textContent = zh ? '看全文' : 'Read the page';
  link.href = wholePage();
  link.target = '_blank';
  link.rel = 'noopener';
  link.addEventListener('click', () => void (link.href = wholePage()));
  foot.append(link);
};

/** Whatever a frame forbids one of these, the others and the page do not depend on it. */
const embed = () => {
  for (const part of [signature, openBeside, ...(parent === window ? [] : [takeTheme, tellHeight])]) {
    try {
      part();
    } catch (error) {
      console.error(error);
    }
  }
};
