// @ts-check
// What is typed when the page has to be loaded again, and its place: kept for the next page of this
// tab, given back to the same fields.

/** @typedef {{ path: string, values: [string, string][], focus: number, y: number, trapped: boolean }} Typed */

const TYPED = 'status-atlas.typed';

const fields = () =>
  /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ ([
    ...document.querySelectorAll('input:not([type]), input[type=text], input[type=search], input[type=number], textarea:not([readonly])'),
  ]);

/** Which page this is; in the site that is one file, the place in it. */
const pagePath = () => location.pathname + (location.hash.startsWith('#/') ? ownAddress().url.pathname : '');

/**
 * Keeps it, and says whether that was possible.
 * @param {boolean} trapped whether the page is left because of a fault
 */
const keepTyped = (trapped = false) => {
  const values = fields().map((field) => [field.id, field.value]);
  const focus = fields().findIndex((field) => field === document.activeElement);
  const text = JSON.stringify({ path: pagePath(), values, focus, y: scrollY, trapped });
  keep(ofTab, TYPED, text);
  return read(ofTab, TYPED) === text;
};

/** What the page before this one has kept for it. @returns {Typed | null} */
const keptTyped = () => {
  const text = read(ofTab, TYPED);
  const kept = text && allowed(() => JSON.parse(text));
  const isOurs = kept?.path === pagePath() && Array.isArray(kept.values);
  if (text && !isOurs) allowed(() => ofTab?.removeItem(TYPED));
  return isOurs ? kept : null;
};

/**
 * Puts it back; what no field is there for any more is handed back.
 * @param {Typed} kept
 */
const giveBack = (kept) => {
  allowed(() => ofTab?.removeItem(TYPED));
  const now = fields();
  // Places tell which field is which only while there are as many.
  const areSame = now.length === kept.values.length;
  /** @type {string[]} */
  const homeless = [];
  kept.values.forEach(([id, value], at) => {
    const field = id ? now.find((field) => field.id === id) : areSame ? now[at] : undefined;
    if (!field) return void homeless.push(value);
    // Browsers put values back by themselves, too, of which the app hears nothing.
    if (field.value === value && value === field.defaultValue) return;
    field.value = value;
    // An app that has stopped would only stop again.
    if (document.documentElement.dataset.app === 'ready') field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  now[kept.focus]?.focus({ preventScroll: true });
  scrollTo(0, kept.y);
  const shown = fields().map((field) => field.value);
  return homeless.filter((value) => value.trim() && !shown.includes(value));
};

/** Runs once the app is in charge, or has failed. @param {() => void} then */
const onceStarted = (then) => {
  const root = document.documentElement;
  if (root.dataset.app !== 'static') return then();
  new MutationObserver((_, observer) => {
    if (root.dataset.app === 'static') return;
    observer.disconnect();
    then();
  }).observe(root, { attributeFilter: ['data-app'] });
};
