//! What the office has: the receipt right after sending, and the list of what was sent, each with how far it has come.

use super::words;
use crate::components::{Callout, StateTag, Weight, said, speech};
use crate::journal::Journal;
use crate::pages::shown::OFFICE;
use domain::message::MessageKind;
use i18n::Lang;
use leptos::prelude::*;
use sync::{MessageRow, MessageState};

/// Older ones are at the office.
const SHOWN: usize = 10;

/// The receipt of a message that was sent a moment ago.
#[component]
pub(super) fn Receipt(row: MessageRow) -> impl IntoView {
    let t = speech();
    let text = move || format!("{}. {}", words::name(t.get(), &row), words::moment(t.get(), row.received_at));
    view! {
        <Callout weight=Weight::Good title=said(Lang::message_received_title)>
            <p>
                <strong>{text}</strong>
            </p>
            <p>{said(Lang::message_received_next)}</p>
        </Callout>
    }
}

/// What was sent of one kind, the newest first.
#[component]
pub(super) fn Sent(kind: MessageKind) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let rows = Memo::new(move |_| {
        let own = |snapshot: &sync::phone::Snapshot| {
            let own = snapshot.messages.iter().filter(|row| row.kind == kind);
            own.take(SHOWN).cloned().collect::<Vec<_>>()
        };
        snapshot.with(|snapshot| own(snapshot))
    });
    let list = move || rows.get().into_iter().map(|row| view! { <One row=row /> }).collect_view();
    move || {
        rows.with(|rows| !rows.is_empty()).then(|| {
            view! {
                <section class="ds-card stack" aria-labelledby="sent">
                    <h2 class="ds-heading" data-size="xs" id="sent">
                        {said(Lang::message_sent)}
                    </h2>
                    <ul class="rows">{list}</ul>
                </section>
            }
        })
    }
}

#[component]
fn One(row: MessageRow) -> impl IntoView {
    let t = speech();
    let row = StoredValue::new(row);
    let name = move || row.with_value(|row| words::name(t.get(), row));
    let received = move || row.with_value(|row| t.get().message_received_at(&words::moment(t.get(), row.received_at)));
    let tag = move || row.with_value(|row| view! { <StateTag state=words::state(t.get(), &row.state) /> });
    let answer = row.with_value(|row| match &row.state {
        MessageState::Answered { message, .. } => Some(message.clone()),
        MessageState::Received | MessageState::Read { .. } => None,
    });
    view! {
        <li class="stack">
            <p>
                {name} " " {tag}
            </p>
            <p class="soft small">{received}</p>
            {answer.map(|answer| view! { <p class="said" lang=OFFICE>{answer}</p> })}
        </li>
    }
}
