// @ts-check
// An organisation's own notes: `overlay.json`, beside the start page. Text only; what is wrong with
// it is said in the console and on the page about the site, and the rest is shown.

/** @typedef {{ text: string | { [lang: string]: string }, owner?: string, url?: string }} HouseNote */
/** @typedef {(words: typeof WORDS.zh) => string} Problem in the language of whoever asks */
/** @typedef {{ notes: Map<string, HouseNote>, problems: Problem[] }} Overlay */

/** What a file may hold, in UTF-16 units: ten thousand characters for each code. */
const LARGEST = 1_000_000;

/** @param {unknown} value @returns {value is { [name: string]: unknown }} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value */
const isText = (value) => typeof value === 'string' && value.trim() !== '';

/** @param {unknown} value one text, or one for each language */
const areTexts = (value) =>
  isText(value) || (isObject(value) && Object.keys(value).length > 0 && Object.entries(value).every(([lang, text]) => ['zh', 'en'].includes(lang) && isText(text)));

/** A link's address, if it leads where a reader can go. @param {unknown} url */
const goodLink = (url) => {
  const address = allowed(() => new URL(String(url), root));
  return address !== null && ['http:', 'https:'].includes(address.protocol);
};

/** What is wrong with a note; null if nothing is. @param {string} code @param {unknown} note @returns {Problem | null} */
const noteProblem = (code, note) => {
  if (!/^[1-9]\d\d$/.test(code)) return (words) => words.overlayCode(code);
  if (!isObject(note)) return (words) => words.overlayShape(code);
  const { text, owner, url, ...rest } = note;
  if (!areTexts(text)) return (words) => words.overlayText(code);
  const [other] = Object.keys(rest);
  const isWrong = { owner: owner !== undefined && typeof owner !== 'string', url: url !== undefined && (typeof url !== 'string' || !goodLink(url)), [other]: other !== undefined };
  const wrong = Object.entries(isWrong).find(([, is]) => is)?.[0];
  return wrong === undefined ? null : (words) => words.overlayMember(code, wrong);
};

/** @param {Problem} problem @returns {Overlay} */
const nothingBut = (problem) => ({ notes: new Map(), problems: [problem] });

/** @param {string} text @returns {Overlay} */
const readOverlay = (text) => {
  if (text.length > LARGEST) return nothingBut((words) => words.overlayBig);
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return nothingBut((words) => words.overlayJson(error instanceof Error ? error.message : ''));
  }
  if (!isObject(value) || value.version !== 1 || !isObject(value.notes)) return nothingBut((words) => words.overlayWhole);
  /** @type {Overlay} */
  const overlay = { notes: new Map(), problems: [] };
  for (const [code, note] of Object.entries(value.notes)) {
    const problem = noteProblem(code, note);
    if (problem) overlay.problems.push(problem);
    else overlay.notes.set(code, /** @type {HouseNote} */ (note));
  }
  return overlay;
};

/** @type {Promise<Overlay> | undefined} */
let overlay;

/** Asked for once a page; a file that is not there, or not to be had, has no notes and is no problem. */
const houseNotes = () => {
  /** @type {Overlay} */
  const none = { notes: new Map(), problems: [] };
  overlay ??= fetch(new URL('overlay.json', root), { cache: 'no-cache' })
    .then(async (answer) => (answer.ok ? readOverlay(await answer.text()) : none))
    .catch(() => none)
    .then((found) => {
      for (const problem of found.problems) console.warn(`overlay.json: ${problem(said())}`);
      return found;
    });
  return overlay;
};

/** The text in the page's language, or in the one it has. @param {HouseNote} note */
const noteText = ({ text }) => {
  if (typeof text === 'string') return make('p', { class: 'house-t' }, text);
  const own = document.documentElement.lang === 'en' ? 'en' : 'zh';
  const lang = own in text ? own : Object.keys(text)[0];
  return make('p', { class: 'house-t', lang: lang === 'en' ? 'en' : 'zh-Hans' }, text[lang]);
};

/** @param {HouseNote} note */
const noteLink = ({ url }) => {
  if (url === undefined) return [];
  const { href } = new URL(url, root);
  const name = href.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return [make('p', {}, make('a', { class: 'link', href, rel: 'noopener noreferrer' }, name))];
};

class Note extends HTMLElement {
  async connectedCallback() {
    const note = (await houseNotes()).notes.get(this.getAttribute('code') ?? '');
    if (!note) return;
    const name = said().overlayTitle;
    const head = make('h2', {}, name, ...(note.owner ? [make('small', {}, note.owner)] : []));
    this.replaceChildren(make('aside', { class: 'house', 'aria-label': name }, head, noteText(note), ...noteLink(note)));
  }
}

/** The notes about codes that have no page here; none where the list of codes is not to be had. @param {Iterable<string>} codes */
const unknownAmong = async (codes) => {
  const asked = [...codes];
  if (!asked.length) return [];
  const answer = await fetch(new URL('api/v1/index.json', root)).catch(() => null);
  if (!answer?.ok) return [];
  const has = new Set((await answer.json()).codes.map((/** @type {{ code: number }} */ { code }) => String(code)));
  return asked.filter((code) => !has.has(code));
};

/** On the page about the site: how many notes there are, and what is wrong with them. */
class Notes extends HTMLElement {
  async connectedCallback() {
    const { notes, problems } = await houseNotes();
    const unknown = await unknownAmong(notes.keys());
    const words = said();
    const lines = [...problems.map((problem) => problem(words)), ...unknown.map((code) => words.overlayUnknown(code))];
    const shown = notes.size - unknown.length;
    const sum = make('p', {}, shown || lines.length ? words.overlayCount(shown, lines.length) : words.overlayNone);
    this.replaceChildren(sum, ...(lines.length ? [make('ul', { class: 'house-wrong' }, ...lines.map((line) => make('li', {}, line)))] : []));
  }
}
