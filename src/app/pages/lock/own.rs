//! What the settings say of the lock.

use crate::components::{Chips, Choice, Work, WorkButton, focus_on, notices, said, speech};
use crate::journal::{Journal, LockStand, PasskeyStand};
use crate::lock::{AutoLock, HIDDEN, IDLE};
use crate::storage::{Preference, remember, remembered};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::tick;
use leptos_router::components::A;

/// The way to a passkey.
const ADD: &str = "passkey-add";

/// The lock: none yet, or when it closes.
#[component]
pub(crate) fn OwnLock() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let stand = journal.lock_stand();
    view! {
        <section class="ds-card stack">
            <h2 class="ds-heading" data-size="xs">
                {said(Lang::lock_settings)}
            </h2>
            {move || {
                if stand.get() == LockStand::Coded {
                    view! { <Closing journal=journal /> }.into_any()
                } else {
                    view! {
                        <p>{said(Lang::lock_none)}</p>
                        <A href="/innstillinger/kode" attr:class="ds-button" attr:data-variant="secondary">
                            {said(Lang::lock_choose_title)}
                        </A>
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Closing(journal: Journal) -> impl IntoView {
    let limits = RwSignal::new(remembered::<AutoLock>(Preference::AutoLock).unwrap_or_default().or_usual());
    Effect::watch(move || limits.get(), |limits, _, _| remember(Preference::AutoLock, limits), false);
    let work = Callback::new(move |()| -> Work { Box::pin(async move { journal.lock_now().await }) });
    view! {
        <Chips
            id="lock-hidden"
            legend=said(Lang::lock_hidden)
            choices=after(HIDDEN)
            chosen=Signal::derive(move || Some(limits.get().hidden))
            on_choose=Callback::new(move |hidden| limits.update(|limits| limits.hidden = hidden))
        />
        <Chips
            id="lock-idle"
            legend=said(Lang::lock_idle)
            choices=after(IDLE)
            chosen=Signal::derive(move || Some(limits.get().idle))
            on_choose=Callback::new(move |idle| limits.update(|limits| limits.idle = idle))
        />
        <WorkButton work=work name=Lang::lock_now variant="secondary" />
        <A href="/innstillinger/kode" attr:class="ds-button" attr:data-variant="secondary">
            {said(Lang::lock_change)}
        </A>
        <OwnPasskey journal=journal />
    }
}

/// Nothing where the phone can have none.
#[component]
fn OwnPasskey(journal: Journal) -> impl IntoView {
    let stand = journal.passkey_stand();
    let (t, notices) = (speech(), notices());
    let drop_it = Callback::new(move |()| -> Work {
        Box::pin(async move {
            let dropped = journal.drop_passkey().await;
            let t = t.get_untracked();
            notices.say(if dropped.is_ok() { t.passkey_dropped() } else { t.passkey_not_dropped() });
            // The button that was pressed is gone, and the way back on stands in its place.
            if dropped.is_ok() {
                tick().await;
                focus_on(ADD);
            }
        })
    });
    move || match stand.get() {
        PasskeyStand::Impossible => ().into_any(),
        PasskeyStand::Possible => view! {
            <A
                href="/innstillinger/fingeravtrykk"
                attr:id=ADD
                attr:class="ds-button"
                attr:data-variant="secondary"
            >
                {said(Lang::passkey_open)}
            </A>
        }
        .into_any(),
        PasskeyStand::Used => view! {
            <p id="passkey-used">{said(Lang::passkey_used)}</p>
            <WorkButton
                work=drop_it
                name=Lang::passkey_drop
                variant="secondary"
                described_by="passkey-used"
            />
        }
        .into_any(),
    }
}

fn after(minutes: [u32; 3]) -> Signal<Vec<Choice<u32>>> {
    let t = speech();
    Signal::derive(move || {
        let t = t.get();
        minutes.map(|value| Choice { value, name: t.lock_after(i64::from(value)) }).to_vec()
    })
}
