//! What was asked for, in words for an officer.

use crate::http::desk::words::state::Shown;
use domain::supervision::{MeetingForm, Theme, Urgency};
use i18n::Lang;
use sync::SupervisionState;

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

pub(super) const fn state(t: Lang, state: &SupervisionState) -> Shown {
    match state {
        SupervisionState::Received => Shown { colour: "info", name: t.supervision_state_received() },
        SupervisionState::Answered { .. } => Shown { colour: "neutral", name: t.supervision_state_answered() },
        SupervisionState::Planned { .. } => Shown { colour: "success", name: t.supervision_state_planned() },
        SupervisionState::Held { .. } => Shown { colour: "success", name: t.supervision_state_held() },
        SupervisionState::Withdrawn => Shown { colour: "neutral", name: t.supervision_state_withdrawn() },
    }
}
