//! Locking by itself: in the background, and where nobody touches the phone.

use super::{Journal, LockStand, lock};
use crate::boot::{Listener, Timer, listen};
use crate::clock::now;
use crate::lock::AutoLock;
use crate::storage::{Preference, remembered};
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;
use web_sys::VisibilityState;

/// How often it is looked whether the time has come.
const LOOK: Duration = Duration::from_secs(15);
/// How long before it locks it says so (WCAG 2.2.1 asks for twenty seconds).
const NOTICE: TimeDelta = TimeDelta::minutes(1);
/// What says that somebody is there. What reads the screen aloud may press with a `click` alone.
const TOUCHES: [&str; 5] = ["pointerdown", "keydown", "wheel", "touchstart", PRESS];
const PRESS: &str = "click";
/// On the page's root while the app is not seen: the style covers what is shown, for the pictures of the app switcher.
const COVER: &str = "data-covered";

/// Since when nobody has seen or touched the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Watch {
    touched: DateTime<Utc>,
    hidden: Option<DateTime<Utc>>,
}

impl Watch {
    /// Whether to lock. A clock that was put back counts as time that has passed: nobody can tell how much.
    fn is_over(self, now: DateTime<Utc>, limits: AutoLock) -> bool {
        let passed = |since: DateTime<Utc>, minutes: u32| {
            now < since - TimeDelta::minutes(1) || now - since >= TimeDelta::minutes(i64::from(minutes))
        };
        passed(self.touched, limits.idle) || self.hidden.is_some_and(|since| passed(since, limits.hidden))
    }

    /// Whether whoever looks at the app is to be told that it locks in a minute. It is told between two looks, so earlier
    /// rather than later.
    fn is_nearly_over(self, now: DateTime<Utc>, limits: AutoLock) -> bool {
        let told = TimeDelta::minutes(i64::from(limits.idle)) - NOTICE - TimeDelta::from_std(LOOK).unwrap_or_default();
        self.hidden.is_none() && now - self.touched >= told
    }
}

struct Guard {
    journal: Journal,
    watch: Cell<Watch>,
    timer: RefCell<Option<Timer>>,
}

impl Guard {
    fn look(&self) {
        if self.watch.get().is_over(now(), limits()) {
            let journal = self.journal;
            spawn_local(async move { lock::lock_now(journal).await });
        }
    }

    fn warn(&self) {
        let is_coded = self.journal.screen.lock.get_untracked() == LockStand::Coded;
        self.say(is_coded && self.watch.get().is_nearly_over(now(), limits()));
    }

    fn say(&self, locks_soon: bool) {
        let said = self.journal.screen.locks_soon;
        if said.get_untracked() != locks_soon {
            said.set(locks_soon);
        }
    }

    fn keep_looking(self: &Rc<Self>) {
        self.look();
        self.warn();
        let again = Rc::clone(self);
        self.timer.replace(Some(Timer::after(LOOK, move || again.keep_looking())));
    }
}

fn limits() -> AutoLock {
    remembered::<AutoLock>(Preference::AutoLock).unwrap_or_default().or_usual()
}

/// From now on the app locks by itself, and covers what it shows while nobody sees it. A phone without a code is covered
/// too, and never locks.
pub(super) fn watch(journal: Journal) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let start = Watch { touched: now(), hidden: None };
    let guard = Rc::new(Guard { journal, watch: Cell::new(start), timer: RefCell::default() });
    guard.keep_looking();
    let mut listeners: Vec<Listener> = Vec::new();
    for touch in TOUCHES {
        let touched = Rc::clone(&guard);
        listeners.push(listen(document.clone(), touch, move |_| {
            // What comes too late does not count: it may be another's finger.
            touched.look();
            touched.watch.set(Watch { touched: now(), ..touched.watch.get() });
            // A finger that comes down may still want the notice's button.
            if touch == PRESS {
                touched.say(false);
            }
        }));
    }
    let (seen, page) = (Rc::clone(&guard), document.clone());
    listeners.push(listen(document, "visibilitychange", move |_| {
        let root = page.document_element();
        if page.visibility_state() == VisibilityState::Hidden {
            seen.watch.set(Watch { hidden: Some(now()), ..seen.watch.get() });
            let _ = root.map(|root| root.set_attribute(COVER, ""));
        } else {
            seen.look();
            seen.watch.set(Watch { hidden: None, ..seen.watch.get() });
            let _ = root.map(|root| root.remove_attribute(COVER));
        }
    }));
    // Kept for as long as the page lives.
    std::mem::forget(listeners);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    #[test]
    fn it_locks_five_minutes_after_it_was_last_seen_and_fifteen_after_the_last_touch() {
        let (seen, hidden) =
            (Watch { touched: after(0), hidden: None }, Watch { touched: after(0), hidden: Some(after(2)) });
        let usual = AutoLock::default();
        assert_eq!([14, 15].map(|minutes| seen.is_over(after(minutes), usual)), [false, true]);
        assert_eq!([6, 7].map(|minutes| hidden.is_over(after(minutes), usual)), [false, true]);
    }

    #[test]
    fn whoever_looks_on_is_told_a_minute_before_it_locks_at_least() {
        let watch = Watch { touched: after(0), hidden: None };
        let told = |seconds| watch.is_nearly_over(after(0) + TimeDelta::seconds(seconds), AutoLock::default());
        let latest = 14 * 60;
        assert_eq!([latest - 16, latest - 15, latest].map(told), [false, true, true]);
        let hidden = Watch { hidden: Some(after(0)), ..watch };
        assert!(!hidden.is_nearly_over(after(14), AutoLock::default()), "nobody sees it");
    }

    #[test]
    fn putting_the_clock_back_opens_nothing_for_longer() {
        let hidden = Watch { touched: after(0), hidden: Some(after(2)) };
        assert!(hidden.is_over(after(-60), AutoLock::default()));
    }
}
