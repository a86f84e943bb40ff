// @ts-check
// What is typed when the page has to be loaded again, and its place: kept for the next page of this
// tab, given back to the same fields.

const TYPED = 'status-atlas.typed';

const fields = () =>
  /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ ([
    ...document.querySelectorAll('input:not([type]), input[type=text], input[type=search], input[type=number], textarea'),
  ]);

const keepTyped = () => {
  const values = fields().map((field) => [field.id, field.value]);
  const focus = fields().findIndex((field) => field === document.activeElement);
  keep(ofTab, TYPED, JSON.stringify({ path: location.pathname, values, focus, y: scrollY }));
};

const giveBack = () => {
  const text = read(ofTab, TYPED);
  if (!text) return;
  allowed(() => ofTab?.removeItem(TYPED));
  const kept = allowed(() => JSON.parse(text));
  if (kept?.path !== location.pathname) return;
  const now = fields();
  kept.values.forEach((/** @type {[string, string]} */ [id, value], /** @type {number} */ at) => {
    const field = id ? now.find((field) => field.id === id) : now[at];
    if (!field || field.value === value) return;
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  now[kept.focus]?.focus({ preventScroll: true });
  scrollTo(0, kept.y);
};
