// The four libraries, each set up as well as its documentation allows for this content. What they
// cannot do is said at each. None of them reads pinyin ("chongdingxiang" for 重定向), facets
// ("is:cacheable") or ranges of numbers ("301-308", ">=500"), and we add none of that: it would be
// a search engine of our own around theirs. The class of a code ("4xx") is in the text they search.
// The settings were chosen on the same queries as are judged here, to the libraries' advantage.
import uFuzzy from '@leeoniya/ufuzzy';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';

import { bundledBytes } from './bytes.mjs';
import { fold, words } from './words.mjs';

/**
 * @typedef {{ code: number, name: string, name_zh: string, aliases: string[], symptoms: string[],
 *   facts: string[], summary: string, text: string }} Doc
 * @typedef {{ run: (query: string) => any, positions: (found: any) => number[], free?: () => void }} Searcher
 *   `run` is what is timed; `positions` turns its result into positions of documents, best first.
 * @typedef {{ name: string, package?: string, facets?: boolean, bytes: () => number,
 *   build: (docs: Doc[], set: 'real' | 'many') => Searcher }} Library
 */

/** Names before aliases before symptoms and facts before prose. */
const WEIGHTS = { number: 8, name: 8, name_zh: 8, aliases: 6, symptoms: 3, facts: 3, summary: 1, text: 1 };
const FIELDS = /** @type {(keyof typeof WEIGHTS)[]} */ (Object.keys(WEIGHTS));

/** @param {Doc} doc */
const number = (doc) => `${doc.code} ${Math.floor(doc.code / 100)}xx`;

/**
 * All fields in the order of their weight, for the libraries that search one string a document.
 * @param {Doc} doc
 */
const oneString = (doc) =>
  [number(doc), doc.name, doc.name_zh, ...doc.aliases, ...doc.symptoms, ...doc.facts, doc.summary, doc.text].join(' | ');

/** @param {any} found */
const asIs = (found) => found;

/**
 * Does: prefixes, typos, weights, our words, AND, and OR where AND finds nothing (a line of a log).
 * Cannot: swap two letters as one edit, so that "forbiddne" costs two.
 * @type {Library}
 */
const miniSearch = {
  name: 'MiniSearch',
  package: 'minisearch',
  bytes: () => bundledBytes("export { default } from 'minisearch'"),
  build(docs) {
    const index = new MiniSearch({
      fields: FIELDS,
      tokenize: words,
      processTerm: asIs,
      extractField: (doc, field) => {
        if (field === 'number') return number(doc);
        return field === 'id' ? doc.id : [doc[field]].flat().join(' | ');
      },
      searchOptions: {
        boost: WEIGHTS,
        combineWith: 'AND',
        prefix: true,
        // One edit per five letters; none in numbers and in Chinese, where each is another word.
        fuzzy: (term) => (/^\p{Script=Latin}{5,}$/u.test(term) ? 0.2 : false),
      },
    });
    index.addAll(docs.map((doc, id) => ({ ...doc, id })));
    return {
      run(query) {
        const all = index.search(query);
        return all.length > 0 ? all : index.search(query, { combineWith: 'OR' });
      },
      positions: (found) => found.map((/** @type {{ id: number }} */ hit) => hit.id),
    };
  },
};

/**
 * Does: typos and parts of words anywhere (Bitap), weights, our words, AND, then OR.
 * Cannot: prefixes as such (a part anywhere counts alike); an index, so that it reads all texts for
 * each query.
 * @type {Library}
 */
const fuse = {
  name: 'Fuse.js',
  package: 'fuse.js',
  bytes: () => bundledBytes("export { default } from 'fuse.js'"),
  build(docs) {
    const options = {
      keys: FIELDS.map((name) => ({ name, weight: WEIGHTS[name] })),
      /** @param {any} doc @param {string | string[]} path */
      getFn: (doc, path) => (path[0] === 'number' ? number(doc) : doc[path[0]]),
      ignoreDiacritics: true,
      ignoreLocation: true,
      threshold: 0.2,
      tokenize: words,
      useTokenSearch: true,
    };
    // Both share the index, which is most of the cost of building.
    const index = Fuse.createIndex(options.keys, docs, { getFn: options.getFn });
    const every = new Fuse(docs, { ...options, tokenMatch: 'all' }, index);
    const some = new Fuse(docs, { ...options, tokenMatch: 'any' }, index);
    return {
      run(query) {
        const all = every.search(query);
        return all.length > 0 ? all : some.search(query);
      },
      positions: (found) => found.map((/** @type {{ refIndex: number }} */ hit) => hit.refIndex),
    };
  },
};

/**
 * Does: one error in a word, parts of words anywhere, AND in any order, "-429" to leave out.
 * Cannot: weights (the text is in the order of the fields); OR, so that a line of a log finds
 * nothing; an index; rank when a query has more than five words or over 1,000 documents match.
 * @type {Library}
 */
const microFuzzy = {
  name: 'uFuzzy',
  package: '@leeoniya/ufuzzy',
  bytes: () => bundledBytes("export { default } from '@leeoniya/ufuzzy'"),
  build(docs) {
    const texts = docs.map((doc) => fold(oneString(doc)));
    // With the letters we have named one by one: its `unicode` mode finds the same and is some
    // eighteen times slower. Words that are Chinese are runs of characters, matched as they are.
    const index = new uFuzzy({
      interSplit: "[^a-z\\u4e00-\\u9fff\\d']+",
      intraSplit: null, // the texts are in lower case
      intraMode: 1,
    });
    const FIVE_WORDS_IN_ANY_ORDER = 5;
    return {
      run(query) {
        const [matches, info, order] = index.search(texts, fold(query), FIVE_WORDS_IN_ANY_ORDER);
        return info && order ? order.map((at) => info.idx[at]) : (matches ?? []);
      },
      positions: asIs,
    };
  },
};

/**
 * Does: prefixes, a missing letter or two letters swapped (its "tolerant" tokeniser), our words,
 * AND, then as many words as there are ("suggest").
 * Cannot: both prefixes and typos in one index, so that there are two; a wrong or an added letter;
 * weights (a word near the start of a document counts more, so the text is in their order).
 * @type {Library}
 */
const flexSearch = {
  name: 'FlexSearch',
  package: 'flexsearch',
  bytes: () => bundledBytes("export { Index } from 'flexsearch'"),
  build(docs) {
    const texts = docs.map(oneString);
    // Its documentation: two times the square root of the longest text, for fine enough ranks.
    const resolution = 2 * Math.floor(Math.sqrt(Math.max(...texts.map((text) => text.length))));
    const [prefixes, typos] = /** @type {const} */ (['forward', 'tolerant']).map((tokenize) => {
      const index = new FlexSearch.Index({ tokenize, resolution, encode: words });
      texts.forEach((text, id) => index.add(id, text));
      return index;
    });
    const limit = docs.length;
    return {
      run(query) {
        for (const index of [prefixes, typos]) {
          const all = index.search(query, { limit });
          if (all.length > 0) return all;
        }
        return typos.search(query, { limit, suggest: true });
      },
      positions: asIs,
    };
  },
};

/** @type {Library[]} */
export const LIBRARIES = [miniSearch, fuse, microFuzzy, flexSearch];
