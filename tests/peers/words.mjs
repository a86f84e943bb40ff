// The words of a text, the same for each library that takes a tokeniser of ours.

const HAN = /\p{Script=Han}/u;
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/**
 * Lower case, without accents, full-width forms made narrow: what a reader's keyboard may add.
 * @param {string} text
 */
export const fold = (text) => text.normalize('NFKD').replace(/\p{Mn}+/gu, '').normalize('NFC').toLowerCase();

/**
 * Chinese has no spaces, so that a run of Han characters is cut into overlapping pairs: any part of
 * two or more characters can then be found, wherever a dictionary would cut.
 * @param {string} run
 * @returns {string[]}
 */
function pairs(run) {
  const characters = [...run];
  return characters.length < 3 ? [run] : characters.slice(1).map((next, at) => characters[at] + next);
}

/**
 * @param {string} text
 * @returns {string[]}
 */
export const words = (text) => (fold(text).match(RUNS) ?? []).flatMap((run) => (HAN.test(run) ? pairs(run) : [run]));
