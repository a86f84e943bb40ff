//! When a card comes back: FSRS-6, the published version of the Free Spaced Repetition Scheduler
//! (<https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm>).
//!
//! Own code: the crates weigh 100 kB of WASM and more. What it computes is held to golden vectors
//! that `ts-fsrs` made (`tests/golden/`): its steps for learning, its order of intervals and its
//! way of counting days included. Intervals are not scattered ("fuzz"): a learner's day is short,
//! and what can be foretold can be tested.

/// How well a card was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Not at all.
    Again = 1,
    /// With effort.
    Hard = 2,
    /// Well.
    Good = 3,
    /// At once.
    Easy = 4,
}

/// Where a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Never asked.
    New = 0,
    /// Met today or so, asked again within minutes.
    Learning = 1,
    /// Known; asked again in days.
    Review = 2,
    /// Forgotten, asked again within minutes.
    Relearning = 3,
}

impl Stage {
    /// All, by number.
    pub const ALL: [Stage; 4] = [Stage::New, Stage::Learning, Stage::Review, Stage::Relearning];
}

/// What is remembered of a card. Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq)]
pub struct Memory {
    /// Where it stands.
    pub stage: Stage,
    /// Which step of learning is next.
    pub step: u8,
    /// In how many days the chance to remember it falls to 90 %; 0 before the first answer.
    pub stability: f64,
    /// How hard it is to make it stay, 1 to 10; 0 before the first answer.
    pub difficulty: f64,
    /// When it is to be asked again.
    pub due: i64,
    /// When it was asked last.
    pub last: i64,
    /// How often it was asked.
    pub reps: u32,
    /// How often it was forgotten once it was known.
    pub lapses: u32,
}

impl Memory {
    /// A card that was never asked.
    pub fn new(now: i64) -> Memory {
        Memory {
            stage: Stage::New,
            step: 0,
            stability: 0.0,
            difficulty: 0.0,
            due: now,
            last: now,
            reps: 0,
            lapses: 0,
        }
    }

    /// Whether it was asked last at a time that is still to come: the clock was ahead by more than
    /// a day.
    pub fn is_ahead(&self, now: i64) -> bool {
        self.last.saturating_sub(DAY) > now
    }

    /// When it is to be asked again, as seen from `now`: at once if the clock was ahead when it was
    /// asked last, instead of years later.
    pub fn due_at(&self, now: i64) -> i64 {
        if self.is_ahead(now) { now } else { self.due }
    }
}

/// The parameters that were fitted to many learners (FSRS-6's defaults).
pub const WEIGHTS: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// The longest interval and the greatest stability, in days.
pub(crate) const LONGEST: f64 = 36_500.0;
/// The shortest stability, in days.
pub(crate) const SHORTEST: f64 = 0.001;
/// The steps of learning and of learning again, in minutes.
const STEPS: [&[i64]; 2] = [&[1, 10], &[10]];
const MINUTE: i64 = 60;
const DAY: i64 = 86_400;

/// A learner's scheduler.
#[derive(Clone, Debug)]
pub struct Scheduler {
    /// The parameters.
    pub weights: [f64; 21],
    /// The share of cards to be remembered when they come back, above 0 and below 1.
    pub retention: f64,
}

impl Scheduler {
    /// The scheduler with the default parameters.
    pub fn new(retention: f64) -> Scheduler {
        Scheduler { weights: WEIGHTS, retention }
    }

    /// What is remembered after an answer at `now`.
    pub fn next(&self, memory: &Memory, grade: Grade, now: i64) -> Memory {
        let days = elapsed(memory, now);
        let (stability, difficulty) = self.state(memory, grade, days);
        let mut after = Memory { stability, difficulty, last: now, ..memory.clone() };
        after.reps = after.reps.saturating_add(1);
        match (memory.stage, grade) {
            (Stage::Review, Grade::Again) => {
                after.lapses = after.lapses.saturating_add(1);
                after.wait(Stage::Relearning, 0, STEPS[1][0]);
            }
            (Stage::Review, _) => {
                after.due = now + DAY * i64::from(self.ordered(memory, grade, days));
            }
            _ => self.learn(&mut after, grade),
        }
        after
    }

    /// The chance that a card is remembered at `now`, 0 to 1.
    pub fn recall(&self, memory: &Memory, now: i64) -> f64 {
        self.curve(elapsed(memory, now), memory.stability)
    }

    /// In how many days the chance falls to the retention, 1 or more.
    pub fn interval(&self, stability: f64) -> u32 {
        let (decay, factor) = self.decay();
        let modifier = (self.retention.powf(1.0 / decay) - 1.0) / factor;
        rounded(stability * modifier).clamp(1.0, LONGEST) as u32
    }

    /// A step of learning, or the first interval of days once the steps are done.
    fn learn(&self, after: &mut Memory, grade: Grade) {
        let again = after.stage == Stage::Relearning;
        let stage = if again { Stage::Relearning } else { Stage::Learning };
        let (steps, step) = (STEPS[usize::from(again)], usize::from(after.step));
        let next = steps.get(step + 1);
        match (grade, next) {
            (Grade::Again, _) => after.wait(stage, 0, steps[0]),
            (Grade::Hard, _) if step < steps.len() => after.wait(stage, after.step, hard(steps)),
            (Grade::Good, Some(minutes)) => after.wait(stage, after.step + 1, *minutes),
            _ => {
                after.stage = Stage::Review;
                after.step = 0;
                after.due = after.last + DAY * i64::from(self.interval(after.stability));
            }
        }
    }

    /// The interval after a review: longer for each better grade.
    fn ordered(&self, memory: &Memory, grade: Grade, days: f64) -> u32 {
        let of = |grade| self.interval(self.state(memory, grade, days).0);
        let hard = of(Grade::Hard).min(of(Grade::Good));
        let good = of(Grade::Good).max(hard + 1);
        match grade {
            Grade::Again | Grade::Hard => hard,
            Grade::Good => good,
            Grade::Easy => of(Grade::Easy).max(good + 1),
        }
    }

    /// Stability and difficulty after an answer.
    fn state(&self, memory: &Memory, grade: Grade, days: f64) -> (f64, f64) {
        let (s, d, w) = (memory.stability, memory.difficulty, &self.weights);
        if memory.stage == Stage::New {
            let first = w[grade as usize - 1].max(0.1);
            return (first, self.first_difficulty(grade).clamp(1.0, 10.0));
        }
        let recall = self.curve(days, s);
        let stability = match grade {
            _ if days == 0.0 => self.same_day(s, grade),
            Grade::Again => {
                let least = s / (w[17] * w[18]).exp();
                self.forgotten(s, d, recall).min(least.max(SHORTEST))
            }
            _ => self.remembered(s, d, recall, grade),
        };
        (stability.clamp(SHORTEST, LONGEST), self.next_difficulty(d, grade))
    }

    fn remembered(&self, s: f64, d: f64, recall: f64, grade: Grade) -> f64 {
        let w = &self.weights;
        let bonus = match grade {
            Grade::Hard => w[15],
            Grade::Easy => w[16],
            _ => 1.0,
        };
        let surprise = ((1.0 - recall) * w[10]).exp() - 1.0;
        s * (1.0 + w[8].exp() * (11.0 - d) * s.powf(-w[9]) * surprise * bonus)
    }

    fn forgotten(&self, s: f64, d: f64, recall: f64) -> f64 {
        let w = &self.weights;
        let before = (s + 1.0).powf(w[13]) - 1.0;
        let left = w[11] * d.powf(-w[12]) * before * ((1.0 - recall) * w[14]).exp();
        left.clamp(SHORTEST, LONGEST)
    }

    fn same_day(&self, s: f64, grade: Grade) -> f64 {
        let w = &self.weights;
        let grade_by = f64::from(grade as u8) - 3.0 + w[18];
        let by = s.powf(-w[19]) * (w[17] * grade_by).exp();
        s * if grade == Grade::Again { by } else { by.max(1.0) }
    }

    fn first_difficulty(&self, grade: Grade) -> f64 {
        let w = &self.weights;
        w[4] - ((f64::from(grade as u8) - 1.0) * w[5]).exp() + 1.0
    }

    fn next_difficulty(&self, d: f64, grade: Grade) -> f64 {
        let w = &self.weights;
        let by = -w[6] * (f64::from(grade as u8) - 3.0);
        let damped = d + by * (10.0 - d) / 9.0;
        let easiest = self.first_difficulty(Grade::Easy);
        (w[7] * easiest + (1.0 - w[7]) * damped).clamp(1.0, 10.0)
    }

    fn curve(&self, days: f64, stability: f64) -> f64 {
        let (decay, factor) = self.decay();
        (1.0 + factor * days / stability.max(SHORTEST)).powf(decay)
    }

    /// The forgetting curve's exponent, and the factor that makes it 90 % after one stability.
    fn decay(&self) -> (f64, f64) {
        let decay = -self.weights[20];
        (decay, 0.9_f64.powf(1.0 / decay) - 1.0)
    }
}

impl Memory {
    /// Comes back in so many minutes.
    fn wait(&mut self, stage: Stage, step: u8, minutes: i64) {
        self.stage = stage;
        self.step = step;
        self.due = self.last + minutes * MINUTE;
    }
}

/// Between the first two steps, or half as long again as the only one; in minutes, rounded up.
fn hard(steps: &[i64]) -> i64 {
    match steps {
        [first, second, ..] => (first + second + 1) / 2,
        [only] => (only * 3 + 1) / 2,
        [] => 0,
    }
}

/// The calendar days (UTC) since a card was asked last; never less than none, whatever the clock
/// says.
fn elapsed(memory: &Memory, now: i64) -> f64 {
    match memory.stage {
        Stage::New => 0.0,
        _ => (now.div_euclid(DAY) - memory.last.div_euclid(DAY)).max(0) as f64,
    }
}

/// Half up, as JavaScript rounds.
fn rounded(value: f64) -> f64 {
    (value + 0.5).floor()
}
