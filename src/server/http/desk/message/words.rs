//! A message in words for an officer.

use crate::http::desk::words::{local, state::Shown};
use chrono::{DateTime, NaiveDateTime, Utc};
use domain::message::MessageKind;
use i18n::{Lang, args};
use sync::MessageState;

pub(super) const fn kind(t: Lang, kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::Concern => t.message_kind_concern(),
        MessageKind::Incident => t.message_kind_incident(),
    }
}

pub(super) const fn state(t: Lang, state: &MessageState) -> Shown {
    match state {
        MessageState::Received => Shown { colour: "warning", name: t.message_desk_unread() },
        MessageState::Read { .. } => Shown { colour: "info", name: t.message_state_read() },
        MessageState::Answered { .. } => Shown { colour: "success", name: t.message_state_answered() },
    }
}

/// Day and time, as they stand on a wall.
pub(super) fn wall(t: Lang, at: NaiveDateTime) -> String {
    t.supervision_planned_at(args::SupervisionPlannedAt { date: &t.date(at.date()), time: &t.time(at.time()) })
}

/// Day and time, by the clock on the office's wall.
pub(super) fn moment(t: Lang, at: DateTime<Utc>) -> String {
    wall(t, local(at))
}
