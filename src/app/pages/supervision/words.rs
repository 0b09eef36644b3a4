//! Requests for supervision in words.

use crate::components::{Sign, State, Weight};
use domain::supervision::{MeetingForm, Theme, Urgency};
use i18n::{Lang, args};
use sync::SupervisionState;
use sync::phone::{SupervisionStage, SupervisionView};

pub(super) const fn theme(t: Lang, theme: Theme) -> &'static str {
    match theme {
        Theme::Role => t.supervision_theme_role(),
        Theme::Family => t.supervision_theme_family(),
        Theme::Incident => t.supervision_theme_incident(),
        Theme::Behaviour => t.supervision_theme_behaviour(),
        Theme::Practical => t.supervision_theme_practical(),
        Theme::Wellbeing => t.supervision_theme_wellbeing(),
        Theme::Ending => t.supervision_theme_ending(),
        Theme::Other => t.supervision_theme_other(),
    }
}

pub(super) const fn urgency(t: Lang, urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::CanWait => t.supervision_urgency_can_wait(),
        Urgency::ThisWeek => t.supervision_urgency_this_week(),
        Urgency::Today => t.supervision_urgency_today(),
    }
}

pub(super) const fn form(t: Lang, form: MeetingForm) -> &'static str {
    match form {
        MeetingForm::Telephone => t.supervision_form_telephone(),
        MeetingForm::Meeting => t.supervision_form_meeting(),
        MeetingForm::Group => t.supervision_form_group(),
        MeetingForm::Video => t.supervision_form_video(),
    }
}

/// How far a request has come.
pub(super) const fn stage(t: Lang, stage: &SupervisionStage) -> State {
    let (weight, sign, name) = match stage {
        SupervisionStage::Sending => (Weight::Info, Sign::Phone, t.supervision_state_sending()),
        SupervisionStage::TakingBack => (Weight::Info, Sign::Phone, t.supervision_state_taking_back()),
        SupervisionStage::NotAsked => (Weight::Bad, Sign::Heed, t.supervision_state_not_asked()),
        SupervisionStage::AtServer { state, .. } => match state {
            SupervisionState::Received => (Weight::Info, Sign::Tick, t.supervision_state_received()),
            SupervisionState::Answered { .. } => (Weight::Good, Sign::Tick, t.supervision_state_answered()),
            SupervisionState::Planned { .. } => (Weight::Good, Sign::Tick, t.supervision_state_planned()),
            SupervisionState::Held { .. } => (Weight::Info, Sign::Tick, t.supervision_state_held()),
            SupervisionState::Withdrawn => (Weight::Info, Sign::Return, t.supervision_state_withdrawn()),
        },
    };
    State { weight, sign, name }
}

/// What there is to know about a request besides its state, in the order to be read.
pub(super) fn lines(t: Lang, view: &SupervisionView) -> Vec<String> {
    let lines = match &view.stage {
        SupervisionStage::Sending | SupervisionStage::TakingBack => vec![t.supervision_nobody_knows().to_owned()],
        SupervisionStage::NotAsked => vec![],
        SupervisionStage::AtServer { state, asked_at } => match state {
            SupervisionState::Received => {
                let day = domain::time::Zone::OSLO.wall_at(*asked_at).date();
                vec![t.supervision_received_at(&t.date(day))]
            }
            SupervisionState::Answered { message } => vec![message.clone()],
            SupervisionState::Planned { at, message } => {
                let at = args::SupervisionPlannedAt { date: &t.long_date(at.date()), time: &t.time(at.time()) };
                vec![t.supervision_planned_at(at), message.clone()]
            }
            SupervisionState::Held { on, note } => vec![t.supervision_held_on(&t.date(*on)), note.clone()],
            SupervisionState::Withdrawn => vec![],
        },
    };
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
