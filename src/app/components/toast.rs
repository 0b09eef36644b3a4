//! Short notices with a way back. They stay long enough for a slow reader, and while anyone is in them.

use super::{Icon, Sign, said, speech};
use i18n::Lang;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long a notice stays that can be undone. Nothing is lost after it: a deleted session can be written again.
const STAY_TO_UNDO: Duration = Duration::from_secs(15);
/// How long a notice stays that only confirms what the page shows anyway.
const STAY: Duration = Duration::from_secs(7);

/// Puts back what a notice tells of. Shared and not leptos' `Callback`, which is gone with the view that made it: what is
/// taken away often is that very view.
type Undo = Arc<dyn Fn() + Send + Sync>;

/// What a notice says and how it is undone.
#[derive(Clone)]
struct Notice {
    number: u32,
    text: String,
    undo: Option<Undo>,
}

/// The notices of the app, handed down from the root.
#[derive(Clone, Copy)]
pub(crate) struct Notices {
    shown: RwSignal<Option<Notice>>,
    announced: RwSignal<String>,
    count: StoredValue<u32>,
    held: RwSignal<bool>,
}

impl Notices {
    /// Nothing to say yet.
    pub(crate) fn new() -> Self {
        Self {
            shown: RwSignal::new(None),
            announced: RwSignal::new(String::new()),
            count: StoredValue::new(0),
            held: RwSignal::new(false),
        }
    }

    /// Says something.
    pub(crate) fn say(self, text: impl Into<String>) {
        self.show(text.into(), None);
    }

    /// Says something that can be undone.
    pub(crate) fn say_with_undo(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.show(text.into(), Some(Arc::new(undo)));
    }

    fn show(self, text: String, undo: Option<Undo>) {
        self.count.update_value(|count| *count += 1);
        let number = self.count.get_value();
        self.announced.set(text.clone());
        self.held.set(false);
        let stay = if undo.is_some() { STAY_TO_UNDO } else { STAY };
        self.shown.set(Some(Notice { number, text, undo }));
        self.leave_later(number, stay);
    }

    fn leave_later(self, number: u32, stay: Duration) {
        set_timeout(
            move || {
                let current = self.shown.with_untracked(|notice| notice.as_ref().map(|notice| notice.number));
                if current == Some(number) {
                    if self.held.get_untracked() { self.leave_later(number, stay) } else { self.clear() }
                }
            },
            stay,
        );
    }

    fn clear(self) {
        self.shown.set(None);
        self.announced.set(String::new());
    }
}

/// The notices, from the root.
pub(crate) fn notices() -> Notices {
    use_context::<Notices>().unwrap_or_else(Notices::new)
}

/// Reads every notice aloud. Stands once at the root, since a live region must be there before its text.
#[component]
pub(crate) fn Announcer() -> impl IntoView {
    let notices = notices();
    view! {
        <p class="ds-sr-only" role="status">
            {move || notices.announced.get()}
        </p>
    }
}

/// The notice as seen, with its buttons.
#[component]
pub(crate) fn Toasts() -> impl IntoView {
    let notices = notices();
    let t = speech();
    let undo = move |notice: &Notice| {
        notice.undo.clone().map(|undo| {
            let press = move |_| {
                notices.clear();
                undo();
            };
            view! {
                <button class="ds-button" type="button" data-variant="secondary" on:click=press>
                    {said(Lang::undo)}
                </button>
            }
        })
    };
    view! {
        <div class="toasts">
            {move || {
                notices
                    .shown
                    .get()
                    .map(|notice| {
                        view! {
                            <div
                                class="toast"
                                on:focusin=move |_| notices.held.set(true)
                                on:focusout=move |_| notices.held.set(false)
                            >
                                <p>{notice.text.clone()}</p>
                                <div class="buttons">
                                    {undo(&notice)}
                                    <button
                                        class="ds-button icon-button"
                                        type="button"
                                        data-variant="tertiary"
                                        data-icon=""
                                        aria-label=move || t.get().close()
                                        on:click=move |_| notices.clear()
                                    >
                                        <Icon sign=Sign::Cross />
                                    </button>
                                </div>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
