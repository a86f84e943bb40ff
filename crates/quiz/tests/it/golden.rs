//! The scheduler against what `ts-fsrs` computed (`tests/golden/make.mjs`).

use quiz::fsrs::{Grade, Memory, Scheduler};
use serde_json::Value;

const GRADES: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

#[test]
fn every_review_is_as_ts_fsrs_has_it() {
    let golden: Value = serde_json::from_str(include_str!("../golden/golden.json")).unwrap();
    let histories = golden["histories"].as_array().unwrap();
    assert!(histories.len() >= 60);
    let mut reviews = 0;
    for (nth, history) in histories.iter().enumerate() {
        let scheduler = Scheduler::new(history["retention"].as_f64().unwrap());
        let steps = history["steps"].as_array().unwrap();
        let mut memory = Memory::new(steps[0][1].as_i64().unwrap());
        for (at, step) in steps.iter().enumerate() {
            let grade = GRADES[step[0].as_u64().unwrap() as usize - 1];
            memory = scheduler.next(&memory, grade, step[1].as_i64().unwrap());
            let place = format!("history {nth}, review {at}: {step}, found {memory:?}");
            let close = |found: f64, want: &Value| {
                let want = want.as_f64().unwrap();
                (found - want).abs() <= 1e-4 * want.max(1.0)
            };
            assert!(close(memory.stability, &step[4]), "stability in {place}");
            assert!(close(memory.difficulty, &step[5]), "difficulty in {place}");
            let exact = [memory.stage as i64, memory.step.into(), memory.due];
            let exact = exact.into_iter().chain([memory.reps.into(), memory.lapses.into()]);
            let want = [2, 3, 6, 7, 8].map(|field| step[field].as_i64().unwrap());
            assert!(exact.eq(want), "{place}");
            reviews += 1;
        }
    }
    assert!(reviews > 500, "{reviews}");
}
