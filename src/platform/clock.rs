//! What time it is for the reader.

use js_sys::Date;

const MINUTE: f64 = 60.0;
const DAY: i64 = 86_400;

/// Seconds since 1970; no clock that shows an earlier time is right.
pub fn now() -> i64 {
    (Date::now() / 1000.0).max(0.0) as i64
}

/// The reader's day of a time: days since 1970, by the offset of the zone that is in force now;
/// none before the first, which begins a day early west of Greenwich.
pub fn day_of(seconds: i64) -> i64 {
    let offset = Date::new_0().get_timezone_offset() * MINUTE;
    (seconds - offset as i64).div_euclid(DAY).max(0)
}

/// The reader's month and day of a day.
pub fn date_of(day: i64) -> (u32, u32) {
    let noon = Date::new(&((day * DAY + DAY / 2) as f64 * 1000.0).into());
    (noon.get_utc_month() + 1, noon.get_utc_date())
}
