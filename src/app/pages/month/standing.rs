//! What the municipality has said of the month.

use crate::components::{Callout, Weight, said, speech};
use crate::pages::shown::{Standing, refusal};
use i18n::Lang;
use leptos::prelude::*;
use sync::phone::TimesheetView;

/// A box for what has come back or gone out; nothing while the month is just being written.
#[component]
pub(super) fn StandingBox(standing: Memo<(Standing, Option<TimesheetView>)>) -> impl IntoView {
    let t = speech();
    let revised = move || {
        let revised = standing.with(|(_, view)| view.as_ref().is_some_and(|view| view.revised));
        revised.then(|| view! { <p>{said(Lang::month_revised)}</p> })
    };
    move || match standing.get().0 {
        Standing::Open { refused: Some(code), .. } => view! {
            <Callout weight=Weight::Bad title=said(Lang::month_refused_title)>
                <p>{move || refusal(t.get(), code)}</p>
            </Callout>
        }
        .into_any(),
        Standing::Open { returned: Some(comment), .. } => {
            let words = (!comment.trim().is_empty()).then_some(comment);
            view! {
                <Callout weight=Weight::Heed title=said(Lang::month_returned_title)>
                    <p class="said">{words.unwrap_or_else(|| t.get().month_returned_no_comment().to_owned())}</p>
                    <p>{said(Lang::month_returned_text)}</p>
                </Callout>
            }
            .into_any()
        }
        Standing::Open { .. } => ().into_any(),
        Standing::OnItsWay => told(Weight::Info, Lang::month_sent_title, Lang::month_sent_waiting).into_any(),
        Standing::Received => told(Weight::Info, Lang::month_received_title, Lang::month_received_text).into_any(),
        Standing::Approved => view! {
            <Callout weight=Weight::Good title=said(Lang::month_approved_title)>
                <p>{said(Lang::month_approved_text)}</p>
                {revised()}
            </Callout>
        }
        .into_any(),
    }
}

fn told(weight: Weight, title: fn(Lang) -> &'static str, text: fn(Lang) -> &'static str) -> impl IntoView {
    view! {
        <Callout weight=weight title=said(title)>
            <p>{said(text)}</p>
        </Callout>
    }
}
