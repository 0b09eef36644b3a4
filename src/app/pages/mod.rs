//! The screens behind the door, one file or folder each, and the way between them.

mod accessibility;
mod assignments;
mod help;
mod keeping;
mod letter;
mod lock;
mod message;
mod month;
mod not_found;
mod plan;
mod reminders;
mod report;
mod session;
mod settings;
mod shown;
mod status;
mod supervision;
mod sync_line;
mod today;

use crate::boot::set_badge;
use crate::components::HelpAtHand;
use crate::door::{Enrolling, Inside, Opening, is_invitation};
use crate::journal::{self, Activity, Journal, LockDemand, Phase, Stop};
use crate::storage::StoreProblem;
use leptos::prelude::*;
use leptos::task::spawn_local;
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
    message::let_go_of_what_is_read(journal);
    let now = plan::wall_clock();
    let waiting = Memo::new(move |_| snapshot.with(|snapshot| today::waiting(snapshot, || now.get())));
    Effect::new(move |_| set_badge(waiting.get()));
    let lost = Memo::new(move |_| journal.is_reported_lost());
    Effect::new(move |_| {
        if lost.get() {
            spawn_local(async move { journal.throw_key_away().await });
        }
    });
    Arc::new(Pages(journal))
}

impl Inside for Pages {
    fn phase(&self) -> Phase {
        self.0.phase().get()
    }

    fn is_shut_out(&self) -> bool {
        let stopped = |status: &journal::SyncStatus| {
            matches!(
                status.activity,
                Activity::Stopped(Stop::SignedOut | Stop::SignInTooWeak | Stop::Forbidden | Stop::ReportedLost)
            )
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

    fn take_over(&self, code: String) -> Enrolling {
        let journal = self.0;
        Box::pin(async move { journal.take_over(&code).await })
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
    Locked,
    Wiped,
    /// A code must be chosen before anything else.
    CodeFirst,
    Pages,
}

impl Stage {
    /// Every page but the first needs all that the phone holds.
    fn of(phase: Phase, path: &str, demand: LockDemand) -> Self {
        match phase {
            Phase::Opening => Self::Opening,
            Phase::Blocked(problem) => Self::Blocked(problem),
            // The door takes this page down as soon as it knows who is here, and nothing may be built under its hands.
            _ if is_invitation(path) => Self::Opening,
            Phase::Glanced | Phase::Ready if demand == LockDemand::Now => Self::CodeFirst,
            Phase::Locked => Self::Locked,
            Phase::Wiped => Self::Wiped,
            Phase::Glanced if path != "/" => Self::Opening,
            Phase::Glanced | Phase::NotEnrolled | Phase::Ready => Self::Pages,
        }
    }
}

#[component]
fn Stages() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let phase = journal.phase();
    let path = use_location().pathname;
    let stage = Memo::new(move |_| Stage::of(phase.get(), &path.read(), journal.lock_demand()));
    move || match stage.get() {
        Stage::Opening => view! { <Opening /> }.into_any(),
        Stage::Blocked(problem) => view! { <not_found::Blocked text=not_found::way_out(&problem) /> }.into_any(),
        Stage::Locked => view! { <lock::Locked /> }.into_any(),
        Stage::Wiped => view! { <lock::Wiped /> }.into_any(),
        Stage::CodeFirst => view! { <lock::ChooseFirst /> }.into_any(),
        Stage::Pages => view! {
            <Screens />
            <lock::LocksSoon />
        }
        .into_any(),
    }
}

#[component]
fn Screens() -> impl IntoView {
    provide_context(HelpAtHand);
    view! {
        <Routes fallback=|| view! { <not_found::NotFound /> }>
            <Route path=path!("/") view=|| today::Today().into_any() />
            <Route path=path!("/samver/ny") view=|| session::NewSession().into_any() />
            <Route path=path!("/samver/:id") view=|| session::EditSession().into_any() />
            <Route path=path!("/del") view=|| session::SharedPage().into_any() />
            <Route path=path!("/maned") view=|| month::Month().into_any() />
            <Route path=path!("/maned/:assignment/:period") view=|| month::Month().into_any() />
            <Route path=path!("/maned/:assignment/:period/papir") view=|| month::Paper().into_any() />
            <Route path=path!("/maned/:assignment/:period/bekreftelse") view=|| month::SignOffPage().into_any() />
            <Route path=path!("/oppdrag") view=|| assignments::Assignments().into_any() />
            <Route path=path!("/oppdrag/:id") view=|| assignments::AssignmentPage().into_any() />
            <Route path=path!("/oppdrag/:id/veiledning") view=|| supervision::AskSupervision().into_any() />
            <Route path=path!("/oppdrag/:id/rapport/:form/:from") view=|| report::ReportPage().into_any() />
            <Route path=path!("/plan") view=|| plan::Plans().into_any() />
            <Route path=path!("/plan/ny") view=|| plan::NewPlan().into_any() />
            <Route path=path!("/plan/:id/:day") view=|| plan::MeetingPage().into_any() />
            <Route path=path!("/bekymring") view=|| message::ConcernPage().into_any() />
            <Route path=path!("/hendelse") view=|| message::IncidentPage().into_any() />
            <Route path=path!("/beskjeder") view=|| letter::LettersPage().into_any() />
            <Route path=path!("/hjelp") view=|| help::Help().into_any() />
            <Route path=path!("/tilgjengelighet") view=|| accessibility::Accessibility().into_any() />
            <Route path=path!("/innstillinger") view=|| settings::Settings().into_any() />
            <Route path=path!("/min-status") view=|| status::Status().into_any() />
            <Route path=path!("/innstillinger/kode") view=|| lock::ChangeCode().into_any() />
            <Route path=path!("/innstillinger/fingeravtrykk") view=|| lock::AddPasskey().into_any() />
            <Route path=path!("/innstillinger/lagret") view=|| settings::StoredPage().into_any() />
            <Route path=path!("/innstillinger/telefoner") view=|| settings::Phones().into_any() />
            <Route path=path!("/innstillinger/logg-ut") view=|| settings::SignOut().into_any() />
        </Routes>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_page_is_shown_before_all_is_read() {
        let stage = |phase, path| Stage::of(phase, path, LockDemand::Offered);
        assert_eq!(stage(Phase::Glanced, "/"), Stage::Pages);
        assert_eq!(stage(Phase::Glanced, "/samver/ny"), Stage::Opening);
        assert_eq!(stage(Phase::Ready, "/samver/ny"), Stage::Pages);
        assert_eq!(stage(Phase::Blocked(StoreProblem::Full), "/"), Stage::Blocked(StoreProblem::Full));
    }

    #[test]
    fn nothing_is_built_where_the_door_shows_an_invitation() {
        for phase in [Phase::Glanced, Phase::Ready, Phase::Locked, Phase::Wiped] {
            assert_eq!(Stage::of(phase, "/invitasjon/", LockDemand::Now), Stage::Opening);
        }
    }

    #[test]
    fn no_page_is_shown_before_the_code_that_the_municipality_wants() {
        for phase in [Phase::Glanced, Phase::Ready] {
            assert_eq!(Stage::of(phase, "/innstillinger", LockDemand::Now), Stage::CodeFirst);
        }
        assert_eq!(Stage::of(Phase::Locked, "/", LockDemand::Nothing), Stage::Locked);
        assert_eq!(Stage::of(Phase::Wiped, "/maned", LockDemand::Nothing), Stage::Wiped);
    }
}
