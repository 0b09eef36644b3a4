//! `/min-status`: what the municipality has seen, signed and gone through with the contact, and the agreements. It stands on
//! the phone, so it is read without a network.

mod news;
mod standing;

use super::help::Number;
use super::shown::assignment_name;
use super::supervision::{number_to_call, reach_link};
use crate::clock::today;
use crate::components::{Callout, Foot, Page, StateTag, Tab, Weight, said, speech};
use crate::journal::Journal;
use domain::assignment::Assignment;
use domain::papers::{Lasting, PaperKind, PaperState};
use i18n::Lang;
use leptos::prelude::*;
pub(crate) use news::StatusNews;
use standing::{days_of_agreement, days_of_paper, open, paper_name, tag_of, tag_of_paper};
use sync::phone::Snapshot;

/// The page.
#[component]
pub(crate) fn Status() -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let papers = Memo::new(move |_| {
        snapshot.with(|snapshot| snapshot.papers.as_ref().map(|papers| papers.states(today()).collect::<Vec<_>>()))
    });
    let agreements = Memo::new(move |_| {
        snapshot.with(|snapshot| open(snapshot).map(|row| row.assignment.clone()).collect::<Vec<_>>())
    });
    let noted = move || match papers.get().filter(|papers| !papers.is_empty()) {
        None => view! { <p>{said(Lang::status_nothing)}</p> }.into_any(),
        Some(papers) => {
            let one = |(kind, state)| view! { <OnePaper kind=kind state=state /> };
            papers.into_iter().map(one).collect_view().into_any()
        }
    };
    view! {
        <Page title=said(Lang::status_title) lead=said(Lang::status_lead) back=Signal::stored("/innstillinger".to_owned())>
            <ToDo />
            {noted}
            {move || {
                agreements.get().into_iter().map(|assignment| view! { <OneAgreement assignment=assignment /> }).collect_view()
            }}
            <Call />
            <p class="soft small">{said(Lang::status_days_alone)}</p>
        </Page>
        <Foot tab=Tab::Settings />
    }
}

/// What to do, where there is something to do.
#[component]
fn ToDo() -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let some = Memo::new(move |_| snapshot.with(|snapshot| news::first(snapshot, today()).is_some()));
    move || {
        some.get().then(|| {
            view! {
                <Callout weight=Weight::Heed title=said(Lang::status_to_do_title)>
                    <p>{said(Lang::status_to_do)}</p>
                </Callout>
            }
        })
    }
}

#[component]
fn OnePaper(kind: PaperKind, state: PaperState) -> impl IntoView {
    let t = speech();
    view! {
        <section class="ds-card stack">
            <h2 class="ds-heading" data-size="xs">
                {said(move |t| paper_name(t, kind))}
            </h2>
            {move || view! { <StateTag state=tag_of_paper(t.get(), state) /> }}
            {move || {
                days_of_paper(t.get(), kind, state).into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
            }}
        </section>
    }
}

#[component]
fn OneAgreement(assignment: Assignment) -> impl IntoView {
    let t = speech();
    let name = assignment_name(&assignment);
    let agreement = StoredValue::new(assignment.agreement);
    let lasting = move || agreement.with_value(|agreement| Lasting::of(agreement.until, today()));
    view! {
        <section class="ds-card stack">
            <h2 class="ds-heading" data-size="xs">
                {move || t.get().status_agreement(&name)}
            </h2>
            {move || view! { <StateTag state=tag_of(t.get(), lasting()) /> }}
            {move || {
                let lines = agreement.with_value(|agreement| days_of_agreement(t.get(), agreement));
                lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
            }}
        </section>
    }
}

/// The offices that can be called, each number once.
fn numbers(snapshot: &Snapshot) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for row in open(snapshot) {
        let Some(number) = number_to_call(row) else { continue };
        if all.iter().all(|(known, _)| *known != number) {
            all.push((number, row.assignment.office_name.clone()));
        }
    }
    all
}

/// Whom to call, where a number is known.
#[component]
pub(crate) fn Call() -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let numbers = Memo::new(move |_| snapshot.with(|snapshot| numbers(snapshot)));
    let one = |(number, office): (String, String)| {
        reach_link(&number).map(|_| view! { <Number number=number whom=Signal::stored(office) /> })
    };
    move || {
        let numbers = Some(numbers.get()).filter(|numbers| !numbers.is_empty())?;
        Some(view! {
            <section class="ds-card stack">
                <h2 class="ds-heading" data-size="xs">
                    {said(Lang::status_call)}
                </h2>
                <ul class="rows">{numbers.into_iter().map(one).collect_view()}</ul>
            </section>
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, snapshot};
    use domain::papers::SOON;

    #[test]
    fn each_number_is_there_once_and_none_of_an_assignment_that_has_ended() {
        let mut other = assignment(2);
        let one = |all: &[_]| numbers(&snapshot(all, &[]));
        let expected = vec![("22 00 00 00".to_owned(), "Helse og mestring".to_owned())];
        assert_eq!(one(&[assignment(1), other.clone()]), expected);
        other.row.ended = true;
        assert!(one(&[other]).is_empty());
    }

    #[test]
    fn the_text_says_as_many_days_as_the_rule() {
        for t in Lang::ALL {
            assert!(t.status_to_do().contains(&SOON.num_days().to_string()), "{t:?}");
        }
    }
}
