//! The phone's clock and its randomness: the two things that `domain` and `sync` are told, never ask for.

use chrono::{DateTime, NaiveDate, Utc};
use domain::time::Zone;
use uuid::Uuid;

/// Now. Shown to people and written into stamps; it orders nothing.
#[must_use]
pub fn now() -> DateTime<Utc> {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit for 285 000 years")]
    let millis = js_sys::Date::now() as i64;
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

/// The zone that the phone is in; Oslo where the rules do not know it.
#[must_use]
pub fn zone() -> Zone {
    let name = || {
        let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
        js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into()).ok()?.as_string()
    };
    name().and_then(|name| Zone::named(&name)).unwrap_or(Zone::OSLO)
}

/// The date on the phone's wall clock.
#[must_use]
pub fn today() -> NaiveDate {
    zone().wall_at(now()).date()
}

/// A fresh UUIDv7, for whatever id type wants one.
#[must_use]
pub fn fresh_id() -> Uuid {
    Uuid::now_v7()
}

/// A random number, to spread phones out in time. Nothing secret rests on it.
#[must_use]
pub fn dice() -> u32 {
    let [.., a, b, c, d] = *Uuid::new_v4().as_bytes();
    u32::from_be_bytes([a, b, c, d])
}
