// What readers type and what they have to find, and how well a library does.

/**
 * @typedef {{ kind: string, query: string, wanted: number[] }} Case
 * @typedef {{ cases: number, exact: number, recall: number, rank: number }} Score
 *   shares from 0 to 1: the set found exactly; recall@3; mean reciprocal rank of the first hit.
 */

/** The kinds of which the whole set has to be found, and nothing else. */
export const WHOLE = new Set(['number', 'facet']);

/**
 * @param {string} text lines of kind, query and codes, tab-separated
 * @returns {Case[]}
 */
export function readCases(text) {
  return text
    .split('\n')
    .map((line, at) => ({ line: line.replace(/\r$/, ''), at: at + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, at }) => {
      const [kind, query, codes, ...rest] = line.split('\t');
      const wanted = (codes ?? '').split(',').map(Number);
      if (rest.length > 0 || wanted.some((code) => !(code > 0))) throw new Error(`line ${at}: not kind, query, codes`);
      return { kind, query, wanted };
    });
}

/**
 * @param {number[]} found codes, best first
 * @param {number[]} wanted
 * @returns {{ exact: number, recall: number, rank: number }}
 */
function judge(found, wanted) {
  const first = new Set(found.slice(0, Math.max(3, wanted.length)));
  const rank = found.findIndex((code) => wanted.includes(code)) + 1;
  const exact = found.length === wanted.length && wanted.every((code) => found.includes(code));
  return {
    exact: exact ? 1 : 0,
    recall: wanted.filter((code) => first.has(code)).length / wanted.length,
    rank: rank > 0 ? 1 / rank : 0,
  };
}

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * @param {(query: string) => number[]} search gives codes, best first
 * @param {Case[]} cases
 * @returns {Record<string, Score>} by kind
 */
export function scoreKinds(search, cases) {
  /** @type {Record<string, Score>} */
  const scores = {};
  for (const kind of new Set(cases.map((one) => one.kind))) {
    const results = cases.filter((one) => one.kind === kind).map((one) => judge(search(one.query), one.wanted));
    scores[kind] = {
      cases: results.length,
      exact: mean(results.map((result) => result.exact)),
      recall: mean(results.map((result) => result.recall)),
      rank: mean(results.map((result) => result.rank)),
    };
  }
  return scores;
}
