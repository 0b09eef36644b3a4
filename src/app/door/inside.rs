//! What lies behind the door, and the way there. The journal and its pages are the larger part of the app; the build cuts them
//! off at [`open`] into a file of their own, and the browser loads it here.

use crate::boot::{Timer, painted};
use crate::journal::{EnrolProblem, Phase};
use crate::storage::{Preference, is_remembered};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

/// How long the rest of the app may take to arrive before the screen says so. The loading goes on all the same.
const PATIENCE: Duration = Duration::from_secs(20);

/// An attempt to enrol.
pub(crate) type Enrolling = Pin<Box<dyn Future<Output = Result<(), EnrolProblem>>>>;

/// What the door may ask of what lies inside. Signals are read where they are asked for, so that screens follow.
pub(crate) trait Inside: Send + Sync {
    /// How far the journal is.
    fn phase(&self) -> Phase;
    /// Whether the municipality has shut this phone out.
    fn is_shut_out(&self) -> bool;
    /// The municipality's name, once it is known.
    fn municipality(&self) -> Option<String>;
    /// Enrols this phone; see [`crate::journal::Journal::enrol`].
    fn enrol(&self, code: String) -> Enrolling;
    /// Makes the phone the invited one's; see [`crate::journal::Journal::take_over`].
    fn take_over(&self, code: String) -> Enrolling;
    /// The pages.
    fn view(&self) -> AnyView;
}

/// Opens what lies inside. Everything that only this function reaches is in the second file.
#[wasm_split(inside, wasm_split_path = ::leptos::wasm_split, preload(load), fallible)]
fn open() -> Result<Arc<dyn Inside>, SplitLoaderError> {
    Ok(crate::pages::open())
}

/// How far the loading has come.
#[derive(Clone)]
pub(super) enum Arrival {
    /// Under way.
    Coming,
    /// Under way for longer than anyone likes to wait.
    Late,
    /// It did not come: no network, or a damaged file. It can be asked for again.
    Failed,
    /// Open.
    Here(Arc<dyn Inside>),
}

/// The way in, handed down from the root.
#[derive(Clone, Copy)]
pub(super) struct WayIn {
    arrival: RwSignal<Arrival>,
    /// What lies inside outlives the screen that asked for it.
    root: StoredValue<Owner>,
    enrolled: bool,
}

impl WayIn {
    /// Sets out at once: whoever stands at the door goes in next.
    pub(super) fn found() -> Self {
        let way = Self {
            arrival: RwSignal::new(Arrival::Coming),
            root: StoredValue::new(Owner::current().unwrap_or_default()),
            enrolled: is_remembered(Preference::Device),
        };
        way.set_out();
        way
    }

    /// How far it is.
    pub(super) fn arrival(self) -> Arrival {
        self.arrival.get()
    }

    /// Sets out again where the last attempt has come to nothing or takes long.
    pub(super) fn hurry(self) {
        if self.arrival.with_untracked(|arrival| matches!(arrival, Arrival::Late | Arrival::Failed)) {
            self.arrival.set(Arrival::Coming);
            self.set_out();
        }
    }

    /// How far this phone is in getting ready. Before the journal can tell, the door knows only whether there is one.
    pub(super) fn phase(self) -> Phase {
        let at_the_door = if self.enrolled { Phase::Opening } else { Phase::NotEnrolled };
        self.ask(Inside::phase).unwrap_or(at_the_door)
    }

    /// Asks what lies inside; nothing while it is not here.
    pub(super) fn ask<T>(self, question: impl FnOnce(&(dyn Inside + 'static)) -> T) -> Option<T> {
        self.arrival.with(|arrival| match arrival {
            Arrival::Here(inside) => Some(question(&**inside)),
            Arrival::Coming | Arrival::Late | Arrival::Failed => None,
        })
    }

    fn set_out(self) {
        let attempt = async move {
            let _limit = Timer::after(PATIENCE, move || self.turn(Arrival::Late));
            if !self.enrolled {
                // The first screen of a first visit needs nothing of it.
                painted().await;
            }
            let opened = match load().await {
                // An earlier attempt has opened it.
                Ok(()) if self.is_here() => return,
                Ok(()) => open().await,
                Err(problem) => Err(problem),
            };
            self.turn(opened.map_or(Arrival::Failed, Arrival::Here));
        };
        self.root.with_value(|root| root.with(|| spawn_local_scoped(attempt)));
    }

    fn turn(self, arrival: Arrival) {
        if !self.is_here() {
            self.arrival.set(arrival);
        }
    }

    fn is_here(self) -> bool {
        self.arrival.with_untracked(|arrival| matches!(arrival, Arrival::Here(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Journalless;

    impl Inside for Journalless {
        fn phase(&self) -> Phase {
            Phase::Ready
        }

        fn is_shut_out(&self) -> bool {
            false
        }

        fn municipality(&self) -> Option<String> {
            None
        }

        fn enrol(&self, _: String) -> Enrolling {
            Box::pin(async { Ok(()) })
        }

        fn take_over(&self, _: String) -> Enrolling {
            Box::pin(async { Ok(()) })
        }

        fn view(&self) -> AnyView {
            ().into_any()
        }
    }

    fn standing_at_the_door(enrolled: bool) -> WayIn {
        let root = StoredValue::new(Owner::current().unwrap_or_default());
        WayIn { arrival: RwSignal::new(Arrival::Coming), root, enrolled }
    }

    #[test]
    fn what_comes_late_is_used_and_stays_whatever_another_attempt_comes_to() {
        Owner::new().with(|| {
            let way = standing_at_the_door(true);
            way.turn(Arrival::Late);
            assert_eq!(way.phase(), Phase::Opening);
            way.turn(Arrival::Here(Arc::new(Journalless)));
            assert_eq!(way.phase(), Phase::Ready);
            way.turn(Arrival::Failed);
            assert!(way.is_here());
        });
    }

    #[test]
    fn the_door_knows_a_phone_without_an_account_by_itself() {
        Owner::new().with(|| {
            let way = standing_at_the_door(false);
            assert_eq!(way.phase(), Phase::NotEnrolled);
            way.turn(Arrival::Failed);
            assert_eq!(way.phase(), Phase::NotEnrolled);
            assert!(way.ask(Inside::is_shut_out).is_none());
        });
    }
}
