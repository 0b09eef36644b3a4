//! What has not been sent yet, one line each.

use crate::components::{said, speech};
use crate::journal::Journal;
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
                </div>
            }
        })
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
