//! The line on the first page: how many letters nobody has looked at on this phone.

use super::seen;
use crate::components::{News, Weight, speech};
use crate::journal::Journal;
use leptos::prelude::*;

/// The line; nothing where all have been seen.
#[component]
pub(crate) fn LetterNews() -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let seen = seen();
    let unread = Memo::new(move |_| snapshot.with(|snapshot| snapshot.letters.unread(seen)));
    move || {
        let count = unread.get();
        let text = Signal::derive(move || t.get().letter_news(count));
        (count > 0).then(|| view! { <News weight=Weight::Info text=text href="/beskjeder" /> })
    }
}
