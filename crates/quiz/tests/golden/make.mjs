// Makes golden.json: what ts-fsrs computes for made-up histories of cards.
// Usage: npm ci && node make.mjs > golden.json
import { createEmptyCard, fsrs, generatorParameters } from 'ts-fsrs';

const START = Date.UTC(2026, 0, 5, 8, 30);
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Numbers that look random and are the same in every run (mulberry32). */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The gap before a review: when it is due, soon, late, or very late. */
function gap(draw, card, now) {
  const due = card.due.getTime() - now;
  const kind = draw();
  if (kind < 0.5) return Math.max(due, MINUTE);
  if (kind < 0.7) return Math.round(draw() * 6 * 60) * MINUTE + 5000;
  if (kind < 0.95) return Math.round(Math.max(due, DAY) * (0.3 + draw() * 2) / 1000) * 1000;
  return Math.round(draw() * 900) * DAY;
}

function history(seed, retention) {
  const draw = random(seed);
  const scheduler = fsrs(generatorParameters({ request_retention: retention, enable_fuzz: false }));
  let now = START + seed * 37 * MINUTE;
  let card = createEmptyCard(new Date(now));
  const steps = [];
  const length = 4 + Math.floor(draw() * 13);
  for (let at = 0; at < length; at += 1) {
    const grade = at === 0 ? (seed % 4) + 1 : [1, 2, 3, 3, 3, 4][Math.floor(draw() * 6)];
    card = scheduler.next(card, new Date(now), grade).card;
    steps.push([grade, now / 1000, card.state, card.learning_steps, card.stability, card.difficulty,
      card.due.getTime() / 1000, card.reps, card.lapses]);
    now += gap(draw, card, now);
  }
  return { retention, steps };
}

const retentions = [0.8, 0.9, 0.95];
const histories = Array.from({ length: 90 }, (_, at) => history(at + 1, retentions[at % 3]));
const fields = ['grade', 'now', 'stage', 'step', 'stability', 'difficulty', 'due', 'reps', 'lapses'];
console.log(`{"made_with":"ts-fsrs 5.4.2 (FSRS-6.0)","fields":${JSON.stringify(fields)},"histories":[`);
console.log(histories.map((one) => JSON.stringify(one)).join(',\n'));
console.log(']}');
