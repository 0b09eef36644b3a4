//! What to heed, with and without the way to the entry.

use super::shown;
use crate::components::{Note, NoteAt, Notes, Weight};
use domain::id::SessionId;
use leptos::prelude::*;
use uuid::Uuid;

pub(super) fn show() -> AnyView {
    let note = |weight, text: &str, at| Note { weight, text: text.to_owned(), at };
    let entry = Some(NoteAt::session(SessionId::new(Uuid::nil())));
    let notes = vec![
        note(Weight::Good, "Alt er skrevet opp.", None),
        note(Weight::Info, "Du får betalt for 2 timer.", None),
        note(Weight::Heed, "To samvær er på samme tid.", entry.clone()),
        note(Weight::Bad, "Kvitteringen mangler.", entry),
    ];
    let (plain, linked) = (Signal::stored(notes.clone()), Signal::stored(notes));
    shown(
        "notes",
        view! {
            <div class="ds-card stack">
                <Notes notes=plain /> <Notes notes=linked linked=true />
            </div>
        },
    )
}
