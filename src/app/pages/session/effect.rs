//! What saving would do to the caps, shown before it is saved.

use super::form::{Form, so_far};
use crate::clock::today;
use crate::components::{Measures, Notes, said, speech};
use crate::pages::shown::{measures, notes, reckoned_with};
use i18n::Lang;
use leptos::prelude::*;
use std::sync::Arc;
use sync::phone::Snapshot;

/// Bars with the entry in them, and what the rules say of it.
#[component]
pub(crate) fn Effect(
    /// The form.
    form: Form,
    /// What is saved already.
    #[prop(into)]
    snapshot: Signal<Arc<Snapshot>>,
) -> impl IntoView {
    let t = speech();
    let candidate = Memo::new(move |_| form.draft.with(so_far));
    let months = Memo::new(move |_| {
        let candidate = candidate.get()?;
        snapshot.with(|snapshot| reckoned_with(snapshot, &candidate, today())).map(|months| (candidate.id, months))
    });
    let bars = Signal::derive(move || {
        months.with(|months| match months {
            Some((_, (before, now))) => measures(t.get(), before.as_ref(), now),
            None => Vec::new(),
        })
    });
    let said_of_it = Signal::derive(move || {
        months.with(|months| match months {
            Some((id, (_, now))) => {
                notes(t.get(), &now.findings).into_iter().filter(|note| note.session == Some(*id)).collect()
            }
            None => Vec::new(),
        })
    });
    let some = Memo::new(move |_| months.with(Option::is_some));
    move || {
        some.get().then(|| {
            view! {
                <section class="effect stack" aria-labelledby="effect">
                    <h2 class="ds-heading" data-size="2xs" id="effect">
                        {said(Lang::session_effect_title)}
                    </h2>
                    <Measures measures=bars />
                    <Notes notes=said_of_it />
                </section>
            }
        })
    }
}
