//! On the first page of a phone without a code.

use crate::clock::zone;
use crate::components::{Callout, Weight, said, speech};
use crate::journal::{Journal, LockDemand};
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;

/// Offers a code, or says until when one must be chosen.
#[component]
pub(crate) fn CodeWanted() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let t = speech();
    move || {
        // Of its own, so that nothing is asked any more of a page that this very demand takes down.
        let demand = journal.lock_demand();
        let weight = match demand {
            LockDemand::Nothing | LockDemand::Now => return None,
            LockDemand::Offered => Weight::Info,
            LockDemand::Soon(_) => Weight::Heed,
        };
        let title = Signal::derive(move || match demand {
            LockDemand::Soon(until) => t.get().lock_soon(&t.get().long_date(zone().wall_at(until).date())),
            _ => t.get().lock_offered().to_owned(),
        });
        Some(view! {
            <Callout weight=weight title=title>
                <p>{said(Lang::lock_choose_text)}</p>
                <A href="/innstillinger/kode" attr:class="link">
                    {said(Lang::lock_choose_title)}
                </A>
            </Callout>
        })
    }
}
