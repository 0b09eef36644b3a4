//! `/innstillinger/telefoner`: the phones that the contact has connected, and shutting out one that is lost.

use crate::clock::zone;
use crate::components::{Page, Work, WorkButton, notices, said, speech};
use crate::journal::{Journal, OwnDevice};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is known of them.
#[derive(Debug, Clone, PartialEq)]
enum Known {
    Asking,
    NoAnswer,
    Phones(Vec<OwnDevice>),
}

/// The list; only the server knows it.
#[component]
pub(crate) fn Phones() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let known = RwSignal::new(Known::Asking);
    let ask = move || {
        spawn_local(async move {
            let answer = journal.devices().await;
            // Whoever has left the page waits for nothing.
            known.try_set(answer.map_or(Known::NoAnswer, Known::Phones));
        });
    };
    ask();
    let again = Callback::new(move |()| -> Work {
        Box::pin(async move {
            ask();
        })
    });
    view! {
        <Page title=said(Lang::phones_own) back=Signal::stored("/innstillinger".to_owned())>
            <p>{said(Lang::phones_own_text)}</p>
            {move || match known.get() {
                Known::Asking => view! { <p role="status">{said(Lang::phones_own_asking)}</p> }.into_any(),
                Known::NoAnswer => {
                    view! {
                        <p role="status">{said(Lang::phones_own_no_answer)}</p>
                        <WorkButton work=again name=Lang::phones_own_again variant="secondary" />
                    }
                        .into_any()
                }
                Known::Phones(phones) => {
                    let rows = phones.into_iter().map(|phone| view! { <Phone phone=phone ask=Callback::new(move |()| ask()) /> });
                    view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
                }
            }}
        </Page>
    }
}

#[component]
fn Phone(phone: OwnDevice, ask: Callback<()>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (t, notices) = (speech(), notices());
    let date = |at| zone().wall_at(at).date();
    let (id, is_this) = (phone.id, phone.this);
    let (enrolled, ended) = (date(phone.enrolled_at), phone.ended_at.map(date));
    let name = phone.name;
    let called =
        Signal::derive(move || if name.is_empty() { t.get().phones_unnamed().to_owned() } else { name.clone() });
    let since = move || {
        let t = t.get();
        ended.map_or_else(|| t.phones_enrolled(&t.long_date(enrolled)), |ended| t.phones_ended(&t.long_date(ended)))
    };
    let work = Callback::new(move |()| -> Work {
        Box::pin(async move {
            let t = t.get_untracked();
            match journal.shut_out(id).await {
                Ok(()) => notices.say(t.phones_own_shut_out()),
                Err(_) => notices.say(t.phones_own_no_answer()),
            }
            ask.run(());
        })
    });
    let sure = RwSignal::new(false);
    let other = (!is_this && ended.is_none()).then_some({
        move || {
            if sure.get() {
                view! {
                    <p>{said(Lang::phones_own_sure)}</p>
                    <WorkButton work=work name=Lang::phones_own_shut />
                }
                .into_any()
            } else {
                view! {
                    <button class="ds-button" type="button" data-variant="secondary" on:click=move |_| sure.set(true)>
                        {move || t.get().phones_own_lost(&called.get())}
                    </button>
                }
                .into_any()
            }
        }
    });
    view! {
        <li class="stack">
            <p>
                <strong>{called}</strong>
                {is_this.then(|| view! { " " {said(Lang::phones_own_this)} })}
                <br />
                <span class="small soft">{since}</span>
            </p>
            {other}
        </li>
    }
}
