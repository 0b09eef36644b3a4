//! The screens behind the door, one file or folder each, and the way between them.

mod assignments;
mod help;
mod keeping;
mod month;
mod not_found;
mod plan;
mod report;
mod session;
mod settings;
mod shown;
mod supervision;
mod sync_line;
mod today;

use crate::boot::set_badge;
use crate::door::{Enrolling, Inside, Opening};
use crate::journal::{self, Activity, Journal, Phase, Stop};
use crate::storage::StoreProblem;
use leptos::prelude::*;
use leptos_router::components::{Route, Routes};
use leptos_router::hooks::use_location;
use leptos_router::path;
use std::sync::Arc;

/// The journal with the pages that show it.
struct Pages(Journal);

/// Opens the journal of this phone.
pub(crate) fn open() -> Arc<dyn Inside> {
    let journal = journal::open();
    let snapshot = journal.snapshot();
    let now = plan::wall_clock();
    let waiting = Memo::new(move |_| snapshot.with(|snapshot| today::waiting(snapshot, now.get())));
    Effect::new(move |_| set_badge(waiting.get()));
    Arc::new(Pages(journal))
}

impl Inside for Pages {
    fn phase(&self) -> Phase {
        self.0.phase().get()
    }

    fn is_shut_out(&self) -> bool {
        let stopped = |status: &journal::SyncStatus| {
            matches!(status.activity, Activity::Stopped(Stop::SignedOut | Stop::Forbidden))
        };
        self.0.sync_status().with(stopped)
    }

    fn municipality(&self) -> Option<String> {
        let first = |snapshot: &Arc<journal::Snapshot>| {
            snapshot.assignments.first().map(|view| view.row.municipality.name.clone())
        };
        self.0.snapshot().with(first)
    }

    fn enrol(&self, code: String) -> Enrolling {
        let journal = self.0;
        Box::pin(async move { journal.enrol(&code).await })
    }

    fn view(&self) -> AnyView {
        // Every page finds it in its context.
        provide_context(self.0);
        view! { <Stages /> }.into_any()
    }
}

/// What there is to show, before any page is chosen.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Opening,
    Blocked(StoreProblem),
    Pages,
}

impl Stage {
    /// Every page but the first needs all that the phone holds.
    fn of(phase: Phase, path: &str) -> Self {
        match phase {
            Phase::Glanced if path != "/" => Self::Opening,
            Phase::Opening => Self::Opening,
            Phase::Blocked(problem) => Self::Blocked(problem),
            Phase::Glanced | Phase::NotEnrolled | Phase::Ready => Self::Pages,
        }
    }
}

#[component]
fn Stages() -> impl IntoView {
    let phase = expect_context::<Journal>().phase();
    let path = use_location().pathname;
    let stage = Memo::new(move |_| Stage::of(phase.get(), &path.read()));
    move || match stage.get() {
        Stage::Opening => view! { <Opening /> }.into_any(),
        Stage::Blocked(problem) => view! { <not_found::Blocked text=not_found::way_out(&problem) /> }.into_any(),
        Stage::Pages => view! { <Screens /> }.into_any(),
    }
}

#[component]
fn Screens() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <not_found::NotFound /> }>
            <Route path=path!("/") view=|| today::Today().into_any() />
            <Route path=path!("/samver/ny") view=|| session::NewSession().into_any() />
            <Route path=path!("/samver/:id") view=|| session::EditSession().into_any() />
            <Route path=path!("/maned") view=|| month::Month().into_any() />
            <Route path=path!("/maned/:assignment/:period") view=|| month::Month().into_any() />
            <Route path=path!("/maned/:assignment/:period/papir") view=|| month::Paper().into_any() />
            <Route path=path!("/oppdrag") view=|| assignments::Assignments().into_any() />
            <Route path=path!("/oppdrag/:id") view=|| assignments::AssignmentPage().into_any() />
            <Route path=path!("/oppdrag/:id/veiledning") view=|| supervision::AskSupervision().into_any() />
            <Route path=path!("/oppdrag/:id/rapport/:form/:from") view=|| report::ReportPage().into_any() />
            <Route path=path!("/plan") view=|| plan::Plans().into_any() />
            <Route path=path!("/plan/ny") view=|| plan::NewPlan().into_any() />
            <Route path=path!("/plan/:id/:day") view=|| plan::MeetingPage().into_any() />
            <Route path=path!("/hjelp") view=|| help::Help().into_any() />
            <Route path=path!("/innstillinger") view=|| settings::Settings().into_any() />
            <Route path=path!("/innstillinger/logg-ut") view=|| settings::SignOut().into_any() />
        </Routes>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_page_is_shown_before_all_is_read() {
        assert_eq!(Stage::of(Phase::Glanced, "/"), Stage::Pages);
        assert_eq!(Stage::of(Phase::Glanced, "/samver/ny"), Stage::Opening);
        assert_eq!(Stage::of(Phase::Ready, "/samver/ny"), Stage::Pages);
        assert_eq!(Stage::of(Phase::Blocked(StoreProblem::Full), "/"), Stage::Blocked(StoreProblem::Full));
    }
}
