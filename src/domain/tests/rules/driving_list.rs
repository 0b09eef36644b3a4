//! What a driving list says besides distances: what for, and who rode along.

use crate::world::{KM, Log, assignment, leg, month, recipient, session, sheet, terms};
use domain::entry::{ActivityKey, LegKind, Session, SessionKind};
use domain::id::{AssignmentId, RecipientId};
use domain::timesheet::{Reckoning, Timesheet, reckon};
use uuid::Uuid;

fn ride(passengers: u8) -> Session {
    let mut leg = leg(LegKind::Activity, 10_000);
    leg.passengers = passengers;
    session(1, "2026-03-03 10:00", "2026-03-03 11:00").legs(vec![leg])
}

fn riders(sheet: &Timesheet) -> Vec<RecipientId> {
    sheet.drives[0].legs[0].riders.clone()
}

#[test]
fn a_drive_says_its_purpose_by_the_activity_or_else_in_the_contacts_words() {
    let mut log = [ride(0)];
    log[0].note = "To see the boats".to_owned();
    let by_words = sheet(KM, "2026-03", &log);
    assert_eq!((&by_words.drives[0].activity, by_words.drives[0].note.as_str()), (&None, "To see the boats"));
    log[0].activity = Some(ActivityKey("swimming".to_owned()));
    let by_activity = sheet(KM, "2026-03", &log);
    assert_eq!((&by_activity.drives[0].activity, by_activity.drives[0].note.as_str()), (&log[0].activity, ""));
}

#[test]
fn the_contacts_words_are_not_shown_where_places_are_not() {
    let mut log = [ride(0)];
    log[0].note = "Home to Secret street".to_owned();
    let masked = serde_json::to_string(&sheet(KM, "2026-03", &log).without_places()).unwrap();
    assert!(!masked.contains("Secret"), "{masked}");
}

#[test]
fn who_rode_along_is_said_where_all_who_were_present_did() {
    let group = |passengers| {
        let present = vec![recipient(3), recipient(1)];
        sheet(KM, "2026-03", &[ride(passengers).kind(SessionKind::Group { present })])
    };
    assert_eq!(riders(&group(2)), [recipient(1), recipient(3)]);
    assert_eq!(riders(&group(1)), [], "one of two: the entry does not say which");
    assert_eq!(group(1).drives[0].legs[0].passengers, 1);
    let (mut alone, terms) = (assignment(1), terms(KM));
    alone.recipients.truncate(1);
    let of = |log: &[Session]| riders(&reckon(&Reckoning::of(&alone, &terms, log), month("2026-03")));
    assert_eq!(of(&[ride(1)]), [recipient(1)]);
    assert_eq!(of(&[ride(0)]), []);
    assert_eq!(of(&[ride(1).kind(SessionKind::NoShow)]), [], "nobody was there to ride along");
    let mut shared = ride(1).of(2);
    shared.trips[0].legs[0].assignment = Some(AssignmentId::new(Uuid::from_u128(1)));
    assert_eq!(of(&[shared]), [], "another assignment's meeting: its recipients are not known here");
}

#[test]
fn a_month_approved_before_drives_said_all_this_is_still_read() {
    let sheet = sheet(KM, "2026-03", &[ride(1)]);
    let stored = serde_json::to_value(&sheet).unwrap();
    for field in ["activity", "note"] {
        assert_eq!(stored["drives"][0].get(field), None);
    }
    assert_eq!(stored["drives"][0]["legs"][0].get("riders"), None);
    assert_eq!(serde_json::from_value::<Timesheet>(stored).unwrap(), sheet);
}
