//! What is said only of what takes a while.

use crate::boot::Timer;
use leptos::prelude::*;
use std::time::Duration;

/// What is over sooner is not mentioned: words that come and go at once are only in the way.
const A_WHILE: Duration = Duration::from_millis(300);

/// Whether `is_so` has held for a while, and still does.
pub(crate) fn when_long(is_so: impl Fn() -> bool + 'static) -> ReadSignal<bool> {
    let (long, set) = signal(false);
    Effect::new(move |_: Option<Option<Timer>>| {
        set.set(false);
        is_so().then(|| {
            Timer::after(A_WHILE, move || {
                // The page may have been left meanwhile.
                set.try_set(true);
            })
        })
    });
    long
}
