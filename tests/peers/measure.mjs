// Times. The libraries take turns, in another order each round, so that a busy moment of the machine
// does not fall on one of them alone; and no query comes twice in a row, since Fuse.js keeps the last.

/**
 * @typedef {import('./libraries.mjs').Library} Library
 * @typedef {import('./libraries.mjs').Searcher} Searcher
 * @typedef {import('./libraries.mjs').Doc} Doc
 * @typedef {{ median: number, worst: number, queries: number, of: number, repetitions: number }} Times µs
 */

/** @param {number[]} values not empty */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * @template T
 * @param {T[]} items
 * @param {number} round
 * @returns {T[]}
 */
const turned = (items, round) => items.map((_, at) => items[(at + round) % items.length]);

/**
 * The same items, so that those at the start, however many, are from all over the list: a library
 * that runs out of time has then had a fair share of each kind of query.
 * @template T
 * @param {T[]} items
 * @returns {T[]}
 */
export function spread(items) {
  const GOLDEN = (Math.sqrt(5) - 1) / 2;
  return items
    .map((item, at) => ({ item, place: (at * GOLDEN) % 1 }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/**
 * @param {Library[]} libraries
 * @param {Doc[]} docs
 * @param {number} rounds
 * @returns {Map<Library, number>} median ms
 */
export function timeBuilds(libraries, docs, rounds) {
  const times = new Map(libraries.map((library) => [library, /** @type {number[]} */ ([])]));
  // The first round warms up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    for (const library of turned(libraries, round)) {
      const start = performance.now();
      const searcher = library.build(docs, 'real');
      const took = performance.now() - start;
      searcher.free?.();
      if (round > 0) times.get(library)?.push(took);
    }
  }
  return new Map([...times].map(([library, list]) => [library, median(list)]));
}

/**
 * One pass over the queries, ended early when the library's time is up.
 * @param {Searcher} searcher
 * @param {string[]} queries
 * @param {number[][]} times by query, added to
 * @param {number} left ms
 * @returns {number} ms used
 */
function pass(searcher, queries, times, left) {
  let used = 0;
  for (let at = 0; at < queries.length && used < left; at += 1) {
    const start = performance.now();
    searcher.run(queries[at]);
    const took = performance.now() - start;
    times[at].push(took * 1000);
    used += took;
  }
  return used;
}

/**
 * @param {number[][]} times by query
 * @returns {Times}
 */
function summarise(times) {
  const measured = times.filter((list) => list.length > 0);
  const medians = measured.map(median);
  return {
    median: median(medians),
    worst: Math.max(...medians),
    queries: measured.length,
    of: times.length,
    repetitions: Math.floor(median(measured.map((list) => list.length))),
  };
}

/**
 * @param {Map<Library, Searcher>} searchers
 * @param {string[]} queries
 * @param {{ rounds: number, seconds: number, whole: boolean }} limits seconds for each library; with
 *   `whole`, each query at least once, however long it takes
 * @returns {Map<Library, Times>}
 */
export function timeQueries(searchers, queries, { rounds, seconds, whole }) {
  const order = spread(queries);
  const states = [...searchers].map(([library, searcher]) => {
    const times = order.map(() => /** @type {number[]} */ ([]));
    return { library, searcher, used: 0, times };
  });
  for (let round = 0; round < rounds; round += 1) {
    for (const state of turned(states, round)) {
      const left = whole && round === 0 ? Infinity : seconds * 1000 - state.used;
      state.used += pass(state.searcher, order, state.times, left);
    }
  }
  return new Map(states.map(({ library, times }) => [library, summarise(times)]));
}
