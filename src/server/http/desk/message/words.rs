//! A message in words for an officer.

use crate::http::desk::words::state::Shown;
use domain::message::MessageKind;
use i18n::Lang;
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
