// Two tables in Markdown.
import { WHOLE } from './relevance.mjs';

/**
 * @typedef {import('./measure.mjs').Times} Times
 * @typedef {import('./relevance.mjs').Score} Score
 * @typedef {{ name: string, version: string, bytes: number, buildMs: number, real: Times, many: Times,
 *   kinds: Record<string, Score> }} Row
 */

/** @param {number} value */
const figure = (value) =>
  value.toLocaleString('en-US', value < 100 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 });

/** @param {Times} times */
const extent = ({ queries, of, repetitions }) => `${queries === of ? 'all' : `${queries} of`} ${of} × ${repetitions}`;

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
const table = (head, rows) =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/**
 * @param {Row[]} rows
 * @param {number} many how many documents the large set has
 */
export function speedTable(rows, many) {
  const large = many.toLocaleString('en-US');
  const head = ['Library', 'Brotli bytes', 'build, ms', 'query, median µs', 'query, worst µs', 'queries × times'];
  head.push(`${large}: median µs`, `${large}: worst µs`, `${large}: queries × times`);
  const cells = rows.map(({ name, version, bytes, buildMs, real, many: crowd }) => [
    `${name} ${version}`.trim(),
    bytes.toLocaleString('en-US'),
    figure(buildMs),
    ...[real, crowd].flatMap((times) => [figure(times.median), figure(times.worst), extent(times)]),
  ]);
  return table(head, cells);
}

/**
 * @param {string} kind
 * @param {Score | undefined} score
 */
function scoreCell(kind, score) {
  if (!score) return '–';
  if (WHOLE.has(kind)) return `${Math.round(score.exact * score.cases)} of ${score.cases}`;
  return `${(score.recall * 100).toFixed(1)}% / ${score.rank.toFixed(2)}`;
}

/**
 * @param {Row[]} rows
 * @param {string[]} kinds
 */
export function recallTable(rows, kinds) {
  const head = ['Library', ...kinds.map((kind) => `${kind}, ${WHOLE.has(kind) ? 'exact' : 'recall@3 / MRR'}`)];
  const cells = rows.map(({ name, kinds: scores }) => [name, ...kinds.map((kind) => scoreCell(kind, scores[kind]))]);
  return table(head, cells);
}
