//! Whom to call: first of all, since it is faster than any form, and somebody answers.

use crate::components::said;
use crate::pages::help::{EMERGENCY, Number, OTHERS, Text};
use crate::pages::shown::localised;
use crate::pages::supervision::reach_link;
use domain::id::AssignmentId;
use i18n::Lang;
use leptos::prelude::*;
use sync::phone::Snapshot;
use sync::row::{Duty, Localised};

/// The municipality's own numbers: who answers outside office hours, and the office of an assignment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct OwnNumbers {
    pub(super) duty: Option<Duty>,
    pub(super) office: Option<String>,
}

impl OwnNumbers {
    /// Of the assignment that is meant, or of the first.
    pub(super) fn of(snapshot: &Snapshot, assignment: Option<AssignmentId>) -> Self {
        let rows = || snapshot.assignments.iter().map(|view| &view.row);
        let row = rows().find(|row| Some(row.assignment.id) == assignment).or_else(|| rows().next());
        row.map(|row| Self { duty: row.municipality.duty.clone(), office: row.municipality.telephone.clone() })
            .unwrap_or_default()
    }

    /// The one to call when a message is not sent.
    pub(super) fn first(&self) -> Option<String> {
        self.duty.as_ref().map(|duty| duty.telephone.clone()).or_else(|| self.office.clone())
    }
}

/// The numbers, each to be called with one tap.
#[component]
pub(super) fn Call(#[prop(into)] own: Signal<OwnNumbers>) -> impl IntoView {
    let known = move |(number, whom): (&'static str, Text)| view! { <Number number=number whom=said(whom) /> };
    let duty = move || {
        let Duty { name, telephone } = own.with(|own| own.duty.clone())?;
        reach_link(&telephone)?;
        Some(view! { <Number number=telephone whom=said_by(name) /> })
    };
    let office = move || {
        let telephone = own.with(|own| own.office.clone())?;
        reach_link(&telephone)?;
        Some(view! { <Number number=telephone whom=said(Lang::message_office) /> })
    };
    view! {
        <section class="ds-card stack" aria-labelledby="call">
            <h2 class="ds-heading" data-size="xs" id="call">
                {said(Lang::message_call)}
            </h2>
            <ul class="rows">{EMERGENCY.map(known)} {duty} {office} {OTHERS.map(known)}</ul>
        </section>
    }
}

/// A name that the municipality chose.
fn said_by(name: Localised) -> Signal<String> {
    let t = crate::components::speech();
    Signal::derive(move || localised(t.get(), &name).to_owned())
}
