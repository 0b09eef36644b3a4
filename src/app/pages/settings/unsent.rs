//! What has not been sent yet, one line each.

use crate::components::{Work, WorkButton, notices, said, speech};
use crate::journal::{Journal, RescueProblem, Rescued};
use crate::pages::shown::entry_when;
use i18n::Lang;
use leptos::prelude::*;
use sync::phone::{EntryState, Snapshot, TimesheetStage};

/// What waits, in words. Deletions leave nothing to name and are only counted, in the line above.
fn waiting(t: Lang, snapshot: &Snapshot) -> Vec<String> {
    let sessions = snapshot.sessions.iter().filter(|view| view.state == EntryState::OnPhone);
    let timesheets = snapshot.timesheets.iter().filter_map(|view| match view.stage {
        TimesheetStage::Sending => Some(t.settings_unsent_submit(&t.period(view.period.from(), view.period.until()))),
        TimesheetStage::TakingBack => Some(t.settings_unsent_withdraw().to_owned()),
        _ => None,
    });
    sessions.map(|view| t.settings_unsent_session(&entry_when(t, &view.session))).chain(timesheets).collect()
}

/// The list; nothing when all is sent.
#[component]
pub(super) fn NotSent() -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    move || {
        let waiting = snapshot.with(|snapshot| waiting(t.get(), snapshot));
        (!waiting.is_empty()).then(|| {
            view! {
                <div>
                    <h3 class="ds-heading" data-size="2xs">
                        {said(Lang::settings_unsent_title)}
                    </h3>
                    <ul class="list">{waiting.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                    <Rescue />
                </div>
            }
        })
    }
}

/// The way round a network that does not come: a file for the office.
#[component]
pub(super) fn Rescue() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t) = (notices(), speech());
    let work = move |()| -> Work {
        Box::pin(async move {
            let outcome = journal.rescue().await;
            notices.say(told(t.get_untracked(), outcome));
        })
    };
    view! {
        <div class="stack">
            <p class="soft small" id="rescue">
                {said(Lang::settings_rescue_text)}
            </p>
            <WorkButton work=work name=Lang::settings_rescue variant="secondary" described_by="rescue" />
        </div>
    }
}

fn told(t: Lang, outcome: Result<Rescued, RescueProblem>) -> String {
    match outcome {
        Ok(Rescued { receipts_left: 0 }) => t.settings_rescued().to_owned(),
        Ok(Rescued { receipts_left }) => t.settings_rescued_without(receipts_left),
        Err(RescueProblem::Nothing) => t.settings_rescue_nothing().to_owned(),
        Err(RescueProblem::NotMade) => t.settings_rescue_failed().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, session, snapshot};

    #[test]
    fn only_what_waits_is_listed() {
        let one = assignment(1);
        let mut unsent = session(2, &one, "2026-11-21", "16:00", "18:00");
        unsent.state = EntryState::OnPhone;
        let snapshot =
            snapshot(std::slice::from_ref(&one), &[session(1, &one, "2026-11-14", "16:00", "18:00"), unsent]);
        assert_eq!(waiting(Lang::Nb, &snapshot).len(), 1);
    }
}
