//! Sign-off in words.

use super::stand::Stand;
use crate::components::{Sign, State, Weight};
use crate::pages::shown::session_kind;
use domain::policy::{KindName, SignerRole};
use domain::sign_off::{Confirmed, HowSigned, Reason};
use domain::time::Zone;
use i18n::{Lang, args};
use sync::phone::SignOffStage;

pub(super) const fn who(t: Lang, role: SignerRole) -> &'static str {
    match role {
        SignerRole::Recipient => t.sign_off_recipient(),
        SignerRole::Guardian => t.sign_off_guardian(),
        SignerRole::Other => t.sign_off_other(),
    }
}

pub(super) const fn reason(t: Lang, reason: Reason) -> &'static str {
    match reason {
        Reason::Unwilling => t.sign_off_unwilling(),
        Reason::Unable => t.sign_off_unable(),
        Reason::NotPresent => t.sign_off_not_present(),
        Reason::Other => t.sign_off_other_reason(),
    }
}

pub(super) const fn state(t: Lang, stand: &Stand) -> State {
    let (weight, sign, name) = match &stand.said {
        None => (Weight::Heed, Sign::Heed, t.sign_off_state_missing()),
        Some(_) if !stand.is_settled => (Weight::Heed, Sign::Heed, t.sign_off_state_changed()),
        Some(_) if stand.is_signed => (Weight::Good, Sign::Tick, t.sign_off_state_signed()),
        Some(_) => (Weight::Info, Sign::Info, t.sign_off_state_could_not()),
    };
    State { weight, sign, name }
}

/// What there is to know besides the state, in the order to be read.
pub(super) fn lines(t: Lang, stand: &Stand) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(view) = &stand.said {
        let date = &t.date(Zone::OSLO.wall_at(view.said_at).date());
        lines.push(match &view.sign_off.how {
            HowSigned::Signed { .. } => t.sign_off_signed_at(date),
            HowSigned::CouldNot { reason: Reason::Other, words } => {
                t.sign_off_could_not_at(args::SignOffCouldNotAt { date, reason: words })
            }
            HowSigned::CouldNot { reason: why, .. } => {
                t.sign_off_could_not_at(args::SignOffCouldNotAt { date, reason: reason(t, *why) })
            }
        });
        lines.extend((view.stage == SignOffStage::Sending).then(|| t.sign_off_on_phone().to_owned()));
    }
    if !stand.changed.is_empty() {
        let days: Vec<_> = stand.changed.iter().map(|day| t.short_date(*day)).collect();
        lines.push(t.sign_off_not_covered(&days.join(", ")));
    }
    lines
}

/// When an entry was, and what it holds.
pub(super) fn entry(t: Lang, entry: &Confirmed) -> (String, String) {
    let (start, end) = (entry.span.start().wall, entry.span.end().wall);
    let when = format!("{}, {}", t.short_date(start.date()), t.times(start.time(), end.time()));
    let mut what = Vec::new();
    if entry.kind != KindName::Ordinary {
        what.push(session_kind(t, entry.kind).to_owned());
    }
    if entry.driven.0 > 0 {
        what.push(t.month_check_driving(&t.km(entry.driven.0)));
    }
    if entry.aboard.0 > 0 {
        what.push(t.sign_off_aboard(&t.km(entry.aboard.0)));
    }
    if entry.spent.0 != 0 {
        what.push(t.month_spent(&t.kroner(entry.spent.0)));
    }
    (when, what.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, driving, session};

    #[test]
    fn an_entry_says_when_and_how_far_and_neither_where_nor_what_was_noted() {
        let mut view = driving(session(1, &assignment(1), "2026-03-04", "16:00", "18:00"), "Hjem", "Kino", 12_000);
        view.session.note = "Noe".to_owned();
        view.session.trips[0].legs[0].passengers = 1;
        let (when, what) = entry(Lang::Nb, &Confirmed::of(&view.session));
        let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(when.contains("16") && when.contains("18"), "{when}");
        assert_eq!(plain(what), "12,0 km kjøring, 12,0 km med bruker i bilen");
    }
}
