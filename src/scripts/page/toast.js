// @ts-check
// A line at the edge of the page: one at a time. One that offers something stays until it is taken
// or put off.

/** How long a line without an offer stays, in milliseconds. */
const STAYS = 8_000;

/** @type {HTMLElement | null} */
let shown = null;

/**
 * @param {string} kind
 * @param {string} text
 * @param {...HTMLElement} buttons
 */
const toast = (kind, text, ...buttons) => {
  shown?.remove();
  const line = make('div', { class: 'toast', role: 'status', 'data-kind': kind });
  shown = line;
  document.body.append(line);
  // A live region tells what changes after it is there.
  requestAnimationFrame(() => line.append(make('span', {}, text), ...buttons));
  if (!buttons.length) setTimeout(() => line.remove(), STAYS);
  return line;
};
