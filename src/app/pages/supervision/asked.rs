//! What the contact has asked for, each with how far it has come.

use super::card::{number_to_call, reach_link};
use super::news::call;
use super::words;
use crate::clock::now;
use crate::components::{StateTag, notices, said, speech};
use crate::journal::Journal;
use domain::id::{AssignmentId, SupervisionId};
use i18n::{Lang, args};
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::phone::{SupervisionStage, SupervisionView};
use sync::{Change, Subject, SupervisionState};

/// Finished ones that are shown; older ones are at the office.
const FINISHED: usize = 3;

/// Those of one assignment, the newest first.
#[component]
pub(super) fn Asked(assignment: AssignmentId) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let shown = Memo::new(move |_| snapshot.with(|snapshot| shown(&snapshot.supervisions, assignment)));
    view! {
        <h3 class="ds-heading" data-size="2xs">
            {said(Lang::supervision_asked_title)}
        </h3>
        <ul class="rows">{move || shown.get().into_iter().map(|view| view! { <One view=view /> }).collect_view()}</ul>
    }
}

/// All that wait for something, and the last few that do not.
fn shown(all: &[SupervisionView], assignment: AssignmentId) -> Vec<SupervisionView> {
    let mut finished = 0;
    let own = all.iter().filter(|view| view.request.assignment == assignment);
    own.filter(|view| {
        finished += usize::from(is_finished(&view.stage));
        !is_finished(&view.stage) || finished <= FINISHED
    })
    .cloned()
    .collect()
}

const fn is_finished(stage: &SupervisionStage) -> bool {
    let SupervisionStage::AtServer { state, .. } = stage else { return false };
    matches!(state, SupervisionState::Held { .. } | SupervisionState::Withdrawn)
}

#[component]
fn One(view: SupervisionView) -> impl IntoView {
    let t = speech();
    let (request, stage) = (view.request.clone(), view.stage.clone());
    let about = move || {
        let t = t.get();
        let (theme, urgency) = (words::theme(t, request.theme), words::urgency(t, request.urgency));
        t.supervision_about(args::SupervisionAbout { theme, urgency })
    };
    let id = view.request.id;
    let can_be_taken_back = matches!(
        &view.stage,
        SupervisionStage::Sending
            | SupervisionStage::AtServer {
                state: SupervisionState::Received
                    | SupervisionState::Answered { .. }
                    | SupervisionState::Planned { .. },
                ..
            }
    );
    let snapshot = expect_context::<Journal>().snapshot();
    let late = snapshot.with_untracked(|snapshot| {
        let mut all = snapshot.assignments.iter().map(|view| &view.row);
        let row = all.find(|row| row.assignment.id == view.request.assignment)?;
        view.is_overdue(row.municipality.answer_days, now()).then(|| number_to_call(row))
    });
    let late = late.map(|number| {
        let link = number.as_deref().and_then(reach_link);
        let text = move || call(t.get(), number.as_deref());
        match link {
            Some(href) => view! { <a class="link" href=href>{text}</a> }.into_any(),
            None => view! { <p><strong>{text}</strong></p> }.into_any(),
        }
    });
    let refused = view.refused.map(|_| matches!(view.stage, SupervisionStage::NotAsked));
    let lines = move || {
        let lines = words::lines(t.get(), &view);
        lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
    };
    view! {
        <li class="stack">
            <p>
                {about} " " {move || view! { <StateTag state=words::stage(t.get(), &stage) /> }}
            </p>
            {lines}
            {late}
            {refused.map(|asking| view! { <Refused id=id asking=asking /> })}
            {(can_be_taken_back && refused.is_none()).then(|| view! { <TakeBack id=id /> })}
        </li>
    }
}

/// What was not taken in, until it has been read.
#[component]
fn Refused(id: SupervisionId, asking: bool) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t) = (notices(), speech());
    let read = move |_| {
        spawn_local(async move {
            if journal.let_go(Subject::Supervision(id)).await.is_err() {
                notices.say(t.get_untracked().session_save_failed_storage());
            }
        });
    };
    view! {
        <p><strong>{said(move |t| if asking { t.supervision_refused() } else { t.supervision_withdraw_refused() })}</strong></p>
        <button class="ds-button" type="button" data-variant="secondary" on:click=read>
            {said(Lang::supervision_understood)}
        </button>
    }
}

#[component]
fn TakeBack(id: SupervisionId) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t) = (notices(), speech());
    let press = move |_| {
        spawn_local(async move {
            let said = journal.record(Change::WithdrawSupervision { supervision: id }).await;
            let t = t.get_untracked();
            notices.say(if said.is_ok() { t.supervision_withdrawn() } else { t.session_save_failed_storage() });
        });
    };
    view! {
        <button class="ds-button" type="button" data-variant="tertiary" on:click=press>
            {said(Lang::supervision_withdraw)}
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Utc;
    use domain::supervision::{SupervisionDraft, SupervisionRequest, Theme};
    use uuid::Uuid;

    fn assignment() -> AssignmentId {
        AssignmentId::new(Uuid::from_u128(1))
    }

    fn asked(number: u128, state: SupervisionState) -> SupervisionView {
        let draft = SupervisionDraft::new(SupervisionId::new(Uuid::from_u128(number)), assignment());
        let request = SupervisionRequest::try_from(SupervisionDraft { theme: Some(Theme::Role), ..draft }).unwrap();
        let stage = SupervisionStage::AtServer { state, asked_at: chrono::DateTime::<Utc>::UNIX_EPOCH };
        SupervisionView { request, stage, refused: None }
    }

    #[test]
    fn what_waits_is_never_pushed_out_by_what_is_finished() {
        let mut all: Vec<_> = (1..=5).map(|number| asked(number, SupervisionState::Withdrawn)).collect();
        all.push(asked(6, SupervisionState::Received));
        let shown = shown(&all, assignment());
        assert_eq!(shown.len(), FINISHED + 1);
        assert!(shown.iter().any(|view| !is_finished(&view.stage)));
    }
}
