//! What a message is called, and how far it has come.

use crate::components::{Sign, State, Weight};
use chrono::{DateTime, Utc};
use domain::message::MessageKind;
use domain::time::Zone;
use i18n::{Lang, args};
use sync::{MessageRow, MessageState};

pub(super) const fn kind(t: Lang, kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::Concern => t.message_kind_concern(),
        MessageKind::Incident => t.message_kind_incident(),
    }
}

/// The page that writes it.
pub(super) const fn address(kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::Concern => "/bekymring",
        MessageKind::Incident => "/hendelse",
    }
}

pub(super) const fn state(t: Lang, state: &MessageState) -> State {
    match state {
        MessageState::Received => State { weight: Weight::Info, sign: Sign::Tick, name: t.message_state_received() },
        MessageState::Read { .. } => State { weight: Weight::Info, sign: Sign::Tick, name: t.message_state_read() },
        MessageState::Answered { .. } => {
            State { weight: Weight::Good, sign: Sign::Tick, name: t.message_state_answered() }
        }
    }
}

/// Day and time, by Norwegian clocks.
pub(super) fn moment(t: Lang, at: DateTime<Utc>) -> String {
    let at = Zone::OSLO.wall_at(at);
    t.supervision_planned_at(args::SupervisionPlannedAt { date: &t.date(at.date()), time: &t.time(at.time()) })
}

/// What it is called when one calls the office about it.
pub(super) fn name(t: Lang, row: &MessageRow) -> String {
    let number = i64::try_from(row.number).unwrap_or(i64::MAX);
    t.message_name(kind(t, row.kind), number)
}
