//! What the municipality has said of the month, and how far it is on its way to being paid.

use crate::components::{Callout, Icon, Sign, Weight, said, speech};
use crate::journal::Journal;
use crate::pages::shown::{OFFICE, Standing, entry_when, line_comments, refusal};
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;
use sync::phone::TimesheetView;
use sync::row::LineComment;

type Text = fn(Lang) -> &'static str;

/// A box for what has come back or gone out; nothing while the month is just being written.
#[component]
pub(super) fn StandingBox(standing: Memo<(Standing, Option<TimesheetView>)>) -> impl IntoView {
    let t = speech();
    let revised = move || {
        let revised = standing.with(|(_, view)| view.as_ref().is_some_and(|view| view.revised));
        revised.then(|| view! { <p>{said(Lang::month_revised)}</p> })
    };
    move || {
        let (standing, view) = standing.get();
        match standing {
            Standing::Open { refused: Some(code), .. } => view! {
                <Callout weight=Weight::Bad title=said(Lang::month_refused_title)>
                    <p>{move || refusal(t.get(), code)}</p>
                </Callout>
            }
            .into_any(),
            Standing::Open { returned: Some(comment), .. } => {
                let lines = view.as_ref().map(line_comments).unwrap_or_default().to_vec();
                view! { <SentBack comment=comment lines=lines /> }.into_any()
            }
            Standing::Open { .. } => ().into_any(),
            Standing::OnItsWay => told(Weight::Info, Lang::month_sent_title, Lang::month_sent_waiting, 0).into_any(),
            Standing::Received => {
                told(Weight::Info, Lang::month_received_title, Lang::month_received_text, 1).into_any()
            }
            decided => {
                let (title, text, reached): (Text, Text, _) = match decided {
                    Standing::Paid => (Lang::month_paid_title, Lang::month_paid_text, 4),
                    Standing::Exported => (Lang::month_exported_title, Lang::month_exported_text, 3),
                    _ => (Lang::month_approved_title, Lang::month_approved_text, 2),
                };
                view! {
                    <Callout weight=Weight::Good title=said(title)>
                        <p>{said(text)}</p>
                        {revised()}
                        <Way reached=reached />
                    </Callout>
                }
                .into_any()
            }
        }
    }
}

#[component]
fn SentBack(comment: String, lines: Vec<LineComment>) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let words = match comment.trim() {
        "" if lines.is_empty() => Some(t.get_untracked().month_returned_no_comment().to_owned()),
        "" => None,
        _ => Some(comment),
    };
    let one = move |line: LineComment| {
        let when = move || {
            snapshot.with(|snapshot| {
                let session = snapshot.sessions.iter().map(|view| &view.session).find(|known| known.id == line.session);
                session.map(|session| entry_when(t.get(), session)).unwrap_or_default()
            })
        };
        view! {
            <li>
                <A href=format!("/samver/{}", line.session) attr:class="link">
                    {when}
                </A>
                <p class="said" lang=OFFICE>{line.comment}</p>
            </li>
        }
    };
    view! {
        <Callout weight=Weight::Heed title=said(Lang::month_returned_title)>
            {words.map(|words| view! { <p class="said" lang=OFFICE>{words}</p> })}
            {(!lines.is_empty()).then(|| view! { <ul class="lines stack">{lines.into_iter().map(one).collect_view()}</ul> })}
            <p>{said(Lang::month_returned_text)}</p>
        </Callout>
    }
}

fn told(weight: Weight, title: Text, text: Text, reached: usize) -> impl IntoView {
    view! {
        <Callout weight=weight title=said(title)>
            <p>{said(text)}</p>
            <Way reached=reached />
        </Callout>
    }
}

/// The way of a month from the phone to the bank; `reached` counts from zero.
#[component]
fn Way(reached: usize) -> impl IntoView {
    let steps: [Text; 5] =
        [Lang::month_way_sent, Lang::state_received, Lang::state_approved, Lang::state_exported, Lang::state_paid];
    let step = move |(at, name): (usize, Text)| {
        let done = at <= reached;
        view! {
            <li class:done=done aria-current=(at == reached).then_some("step")>
                {done.then(|| view! { <Icon sign=Sign::Tick /> })}
                {said(name)}
            </li>
        }
    };
    view! {
        <ol class="way" aria-label=said(Lang::month_way)>
            {steps.into_iter().enumerate().map(step).collect_view()}
        </ol>
    }
}
