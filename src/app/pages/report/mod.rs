//! Reports: the card on an assignment, and `/oppdrag/:id/rapport/:form/:from`, where one is written, sent and read.

mod card;
mod granted;
mod news;
mod open;
mod question;
mod sent;
mod words;
mod write;

pub(crate) use card::Reports;
pub(crate) use news::{ReportNews, ReportOf};

use crate::components::{Foot, Page, Tab, said};
use crate::journal::Journal;
use chrono::NaiveDate;
use domain::id::{AssignmentId, ReportId};
use domain::report::{ReportDraft, ReportForm};
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use open::at;
use sent::SentPage;
use sync::decide::report_id;
use sync::phone::{AssignmentView, Snapshot};
use write::WritePage;

/// What the address names.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    assignment: AssignmentId,
    form: String,
    from: NaiveDate,
}

impl Place {
    fn id(&self) -> ReportId {
        report_id(self.assignment, &self.form, self.from)
    }

    fn assignment<'a>(&self, snapshot: &'a Snapshot) -> Option<&'a AssignmentView> {
        snapshot.assignments.iter().find(|view| view.row.assignment.id == self.assignment)
    }
}

/// What is shown at an address.
#[derive(Debug, Clone, PartialEq)]
enum Which {
    Gone,
    Write,
    Sent,
}

/// A report that is being written, or as it was sent.
#[component]
pub(crate) fn ReportPage() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (snapshot, drafts) = (journal.snapshot(), journal.report_drafts());
    let params = use_params_map();
    let place = Memo::new(move |_| {
        let params = params.read();
        Some(Place {
            assignment: params.get("id")?.parse().ok()?,
            form: params.get("form")?,
            from: params.get("from")?.parse().ok()?,
        })
    });
    // What came back is shown as it was until somebody takes it up again.
    let again = RwSignal::new(false);
    let which = Memo::new(move |_| {
        let Some(place) = place.get() else { return Which::Gone };
        // Asked for every time, also where it decides nothing: to be told when the report has been sent.
        let again = again.get();
        let begun = drafts.with_untracked(|drafts| drafts.iter().any(|draft| draft.id == place.id()));
        snapshot.with(|snapshot| {
            let is_sent = snapshot.reports.iter().any(|view| view.report.id == place.id());
            if begun || again || !is_sent {
                if begin(snapshot, &place, &[]).is_some() { Which::Write } else { Which::Gone }
            } else {
                Which::Sent
            }
        })
    });
    move || {
        let Some(place) = place.get() else { return view! { <NoReport /> }.into_any() };
        match which.get() {
            Which::Gone => view! { <NoReport /> }.into_any(),
            Which::Sent => view! { <SentPage place=place again=again /> }.into_any(),
            Which::Write => {
                let begun =
                    snapshot.with_untracked(|snapshot| drafts.with_untracked(|drafts| begin(snapshot, &place, drafts)));
                match begun {
                    Some((form, draft)) => {
                        view! { <WritePage place=place form=form draft=draft again=again /> }.into_any()
                    }
                    None => view! { <NoReport /> }.into_any(),
                }
            }
        }
    }
}

/// What is to be written on which form: what was left half-written, what came back, or an empty one.
fn begin(snapshot: &Snapshot, place: &Place, drafts: &[ReportDraft]) -> Option<(ReportForm, ReportDraft)> {
    let view = place.assignment(snapshot)?;
    let forms = view.row.municipality.forms.read();
    let on = |version: u16| forms.iter().find(|form| form.key == place.form && form.version == version).cloned();
    if let Some(draft) = drafts.iter().find(|draft| draft.id == place.id()) {
        return Some((on(draft.version)?, draft.clone()));
    }
    if let Some(sent) = snapshot.reports.iter().find(|view| view.report.id == place.id()) {
        let form = on(sent.report.version)?;
        let draft = ReportDraft::again(&sent.report, &form);
        return Some((form, draft));
    }
    let fresh = at(view, &forms, &place.form, place.from).filter(|it| it.span.from == place.from)?;
    Some((fresh.form.clone(), fresh.fresh()))
}

/// An address of a report that nobody asks for.
#[component]
fn NoReport() -> impl IntoView {
    view! {
        <Page title=said(Lang::report_gone_title) back=Signal::stored("/oppdrag".to_owned())>
            <p>{said(Lang::report_gone_text)}</p>
        </Page>
        <Foot tab=Tab::Assignments />
    }
}
