// @ts-check
// A card from the data about a code. Text stays text: no markup is read from anywhere.

/**
 * @typedef {{ code: number, name: string, name_zh: string, class: string | null, registry: string, url: string,
 *   summary: Phrase, errata: unknown[], facts: { details: { name: string, value: string }[], required_headers: string[] } }} Entry
 */

/**
 * @param {string} name
 * @param {{ [attribute: string]: string }} attributes
 * @param {...(Node | string)} children
 */
const make = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

/** Backticks enclose code. @param {string} text */
const rich = (text) => text.split('`').map((part, at) => (at % 2 ? make('code', {}, part) : part));

/** @param {Entry} entry @param {Lang} lang */
const facts = ({ facts: { details, required_headers: fields } }, lang) => {
  const rows = details.map(({ name, value }) => [
    (FACTS[name] ?? FACTS.method)[lang],
    (VALUES[`${name} ${value}`] ?? VALUES[value] ?? VALUES.changes)[lang],
  ]);
  if (fields.length) rows.push([FACTS.fields[lang], fields.join(', ')]);
  return make('dl', {}, ...rows.map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value))));
};

/** @param {Entry} entry @param {Lang} lang @param {string} href the address of the whole page */
const card = (entry, lang, href) => {
  const { code, name, name_zh: chinese, summary, errata } = entry;
  const title = lang === 'zh' && chinese ? chinese : name;
  const names = [make('b', {}, title), ...(title === name ? [] : [make('span', { lang: 'en' }, name)])];
  const hue = entry.class && entry.registry !== 'unregistered' ? entry.class[0] : 'v';
  const label = `HTTP ${code} ${title}`;
  return make(
    'article',
    { class: `card k-${hue}`, lang: lang === 'zh' ? 'zh-Hans' : 'en', 'aria-label': label },
    make('header', {}, make('b', { class: 'num' }, String(code)), make('div', { class: 'names' }, ...names)),
    make('p', { class: 'sum' }, ...rich(summary[lang])),
    facts(entry, lang),
    ...(errata.length ? [make('p', { class: 'er' }, ERRATA[lang](errata.length))] : []),
    make('footer', {}, make('span', {}, SITE[lang]), make('a', { href, target: '_blank', rel: 'noopener', 'aria-label': `${WHOLE[lang]}: ${code}` }, WHOLE[lang])),
  );
};
