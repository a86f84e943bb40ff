// @ts-check
// The app has stopped at a fault of its own: that is said where the reader is, and what is typed,
// before and after it, is kept over a reload. Where it is what was typed that brings the fault about,
// the page can be had without it, and the text is there to be copied.

const STOPPED = {
  zh: {
    stopped: '这里出错了，功能已停止。重新加载后可以继续，输入的内容会保留。',
    again: '放回输入的内容后又出错了。请先复制下面的内容，再重新加载空白的页面。',
    refused: '这里出错了，功能已停止。浏览器不允许在这里保存：请先复制下面的内容，再重新加载。',
    homeless: '页面重新加载后，有些输入的内容找不到原来的位置了，请在这里复制。',
    reload: '重新加载',
    without: '不带这些内容重新加载',
    close: '知道了',
    yours: '地址和输入的内容',
    colon: '：',
  },
  en: {
    stopped: 'Something went wrong here and the page has stopped working. Reload it to go on; what you typed is kept.',
    again: 'It went wrong again with what you typed. Copy the text below, then reload the page without it.',
    refused: 'Something went wrong here and the page has stopped working. This browser does not allow storage here: copy the text below, then reload.',
    homeless: 'After the reload, some of what you typed no longer has a field. Copy it from here.',
    reload: 'Reload',
    without: 'Reload without it',
    close: 'Got it',
    yours: 'The address and what you typed',
    colon: ': ',
  },
};

const stoppedWords = () => STOPPED[document.documentElement.lang === 'en' ? 'en' : 'zh'];

// In a sheet of its own, so that no page loads it before it is needed.
const STOPPED_STYLE = `
.trapped {
  position: sticky; inset-block-end: 0; z-index: var(--z-toast);
  display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 8px 16px;
  padding: 10px var(--gutter) calc(10px + env(safe-area-inset-bottom));
  border: solid var(--ink); border-width: 2px 0 0;
  background: var(--surface); color: var(--ink); font-size: var(--t-14); line-height: 1.6;
}
.trapped > span { max-inline-size: 46rem; }
.trapped .btn { background: var(--ink-fill); border-color: transparent; color: var(--on-ink); }
.trapped .btn:hover { background: var(--ink-fill-2); }
.trapped details { flex-basis: 100%; max-inline-size: 46rem; font-size: var(--t-13); }
.trapped summary { inline-size: fit-content; min-block-size: 24px; cursor: pointer; }
.trapped textarea {
  display: block; inline-size: 100%; block-size: 7em; margin-block-start: 6px; padding: 8px; resize: vertical;
  border: 1px solid var(--ctl); border-radius: var(--r-2); background: var(--sunken); color: inherit; font: inherit;
}
[data-embed] .trapped { position: static; margin-block: 8px; padding: 10px 16px; border-width: 2px; border-radius: var(--r-2); justify-content: start; }
@media (width <= 40em) {
  .trapped { inset-block-end: calc(var(--tab-h) + env(safe-area-inset-bottom)); padding-block-end: 10px; justify-content: start; }
}
@media (height <= 26em) { .trapped { position: static; } }
@media (pointer: coarse) { .trapped summary { min-block-size: var(--hit); } }
@media print { .trapped { display: none; } }
`;

/** What was kept and has no field any more. @type {string[]} */
let homeless = [];

/** Everything that a reader might miss, as text. */
const typedText = () => {
  const lines = fields().filter((field) => field.value.trim()).map((field) => {
    const name = field.labels?.[0]?.textContent?.trim() || field.getAttribute('aria-label') || field.id;
    return name ? `${name}${stoppedWords().colon}${field.value}` : field.value;
  });
  return [location.href, ...lines, ...homeless].join('\n');
};

/** The text to copy, as it is whenever it is looked at. @param {string} name */
const typedToCopy = (name) => {
  const area = /** @type {HTMLTextAreaElement} */ (make('textarea', { readonly: '', 'aria-label': name, spellcheck: 'false' }));
  const write = () => void (area.value = typedText());
  write();
  addEventListener('input', write);
  const box = make('details', {}, make('summary', {}, name), area);
  box.addEventListener('toggle', write);
  return box;
};

/**
 * A line at the foot of the page; in a frame, whose foot may be far away, above where the reader is.
 * @param {string} text
 * @param {...HTMLElement} parts
 */
const stoppedLine = (text, ...parts) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STOPPED_STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const line = make('div', { class: 'trapped', role: 'alert' });
  const isFramed = 'embed' in document.documentElement.dataset;
  const near = isFramed && (document.activeElement?.closest('#main section, #main > *') ?? document.getElementById('app'));
  const tabs = document.querySelector('.tabbar');
  if (near) near.before(line);
  else if (tabs) tabs.before(line);
  else document.body.append(line);
  // A live region tells what changes after it is there.
  requestAnimationFrame(() => line.append(make('span', {}, text), ...parts));
  return line;
};

/** @param {boolean} isAgain whether the page was loaded because of a fault */
const sayStopped = (isAgain) => {
  // What else is said of a failure is about an app that never came.
  document.querySelector('.notice')?.remove();
  let keeps = true;
  const isKept = keepTyped(true);
  // However the page is loaded again: what was typed since is kept, too.
  addEventListener('pagehide', () => void (keeps && keepTyped(true)));
  const reload = button(stoppedWords().reload, () => location.reload());
  if (isKept && !isAgain) return stoppedLine(stoppedWords().stopped, reload);
  const without = button(stoppedWords().without, () => {
    keeps = false;
    // Firefox puts back what a field had when the page was left.
    for (const field of fields()) field.value = field.defaultValue;
    allowed(() => ofTab?.removeItem(TYPED));
    allowed(() => history.replaceState(null, '', barePage()));
    location.reload();
  });
  return stoppedLine(isKept ? stoppedWords().again : stoppedWords().refused, isKept ? without : reload, typedToCopy(stoppedWords().yours));
};

/**
 * Listens for the app's end, of which the page's first script tells, and gives back what was typed
 * before a reload.
 */
const watchTraps = () => {
  const root = document.documentElement;
  const kept = keptTyped();
  const say = () => void sayStopped(kept?.trapped ?? false);
  if ('trapped' in root.dataset) say();
  else addEventListener('status-atlas:trapped', say, { once: true });
  onceStarted(() => {
    if (!kept) return;
    homeless = giveBack(kept);
    if (!homeless.length || 'trapped' in root.dataset) return;
    const line = stoppedLine(stoppedWords().homeless, button(stoppedWords().close, () => line.remove()), typedToCopy(stoppedWords().yours));
  });
};
