//! Edge cases of people and machines: groups, sign-off, approval, two devices, protected addresses.

use crate::world::{KM_CAP_300, Log, after, assignment, day, kinds, leg, month, recipient, session, sheet, terms};
use domain::entry::{ExpenseKind, LegKind, Receipt, Session, SessionKind};
use domain::id::OfficerId;
use domain::policy::{ApprovalProblem, Policy, SignOffRule, Signer};
use domain::quantity::{Metres, Minutes, Ore};
use domain::sign_off::confirmed;
use domain::timesheet::{FindingKind, Reckoning, reckon};
use uuid::Uuid;

fn drive(n: u128, date: &str, metres: i64) -> Session {
    session(n, &format!("{date} 10:00"), &format!("{date} 11:00")).drive(metres)
}

#[test]
fn e15_two_versions_of_one_session_never_pay_twice() {
    let phone = drive(1, "2026-03-03", 10_000);
    let edits: [fn(&mut Session); 4] = [
        |web| web.trips[0].legs[0].distance = Metres(12_000),
        |web| web.trips.clear(),
        |web| web.kind = SessionKind::Cancelled,
        |web| *web = web.clone().spend(ExpenseKind::Ticket, 5_000, Receipt::OnPaper),
    ];
    let month = |log: &[&Session]| sheet(KM_CAP_300, "2026-03", &log.iter().map(|s| (*s).clone()).collect::<Vec<_>>());
    for edit in edits {
        let mut web = phone.clone();
        edit(&mut web);
        let both = month(&[&phone, &web]);
        assert_eq!(both, month(&[&web, &phone]), "whichever came first");
        assert!(both == month(&[&phone]) || both == month(&[&web]), "one of them, not parts of both");
    }
}

#[test]
fn e16_what_was_sent_twice_gives_one_line() {
    let once = drive(1, "2026-03-03", 10_000);
    let twice = [once.clone(), once.clone()];
    assert_eq!(sheet(KM_CAP_300, "2026-03", &twice), sheet(KM_CAP_300, "2026-03", &[once]));
}

#[test]
fn e17_a_restored_phone_reckons_the_same_bytes_from_the_servers_copy() {
    let log: Vec<Session> = (1..20).map(|n| drive(n, &format!("2026-03-{n:02}"), 31_000)).collect();
    let before = serde_json::to_string(&sheet(KM_CAP_300, "2026-03", &log)).unwrap();
    let copy: Vec<Session> = serde_json::from_str(&serde_json::to_string(&log).unwrap()).unwrap();
    let restored: Vec<Session> = copy.into_iter().rev().collect();
    assert_eq!(serde_json::to_string(&sheet(KM_CAP_300, "2026-03", &restored)).unwrap(), before);
}

#[test]
fn e18_entries_and_rules_from_before_a_field_existed_are_still_read() {
    let mut stored = serde_json::to_value(drive(1, "2026-03-03", 10_000)).unwrap();
    for field in ["activity", "note", "expenses"] {
        stored.as_object_mut().unwrap().remove(field);
    }
    for field in ["passengers", "assignment"] {
        stored["trips"][0]["legs"][0].as_object_mut().unwrap().remove(field);
    }
    assert_eq!(serde_json::from_value::<Session>(stored).unwrap(), drive(1, "2026-03-03", 10_000));
    assert_eq!(serde_json::from_str::<Policy>("{}").unwrap(), Policy::default());
}

#[test]
fn e20_an_absent_member_has_no_share_and_two_contacts_are_each_paid_their_own_hours() {
    let group = session(1, "2026-03-03 17:00", "2026-03-03 20:00")
        .kind(SessionKind::Group { present: vec![recipient(3), recipient(1)] })
        .drive(10_000)
        .spend(ExpenseKind::Ticket, 10_001, Receipt::OnPaper);
    let month_of_leader = sheet(KM_CAP_300, "2026-03", std::slice::from_ref(&group));
    let shares: Vec<_> =
        month_of_leader.sessions[0].shares.iter().map(|s| (s.recipient, s.distance, s.spent)).collect();
    assert_eq!(
        shares,
        [(recipient(1), Metres(5_000), Ore(5_001)), (recipient(3), Metres(5_000), Ore(5_000))],
        "in the assignment's order, the absent one left out"
    );
    // The other contact has an assignment and a record of their own, with their own hours and outlays.
    let of_other = session(2, "2026-03-03 17:00", "2026-03-03 19:00").of(2).kind(group.kind.clone()).spend(
        ExpenseKind::Food,
        3_000,
        Receipt::OnPaper,
    );
    let terms = terms(KM_CAP_300);
    // A phone has the sessions of its own contact; even where both records are at hand, each month takes its own.
    let log = [group, of_other];
    let of = |n| reckon(&Reckoning::of(&assignment(n), &terms, &log), month("2026-03")).totals;
    assert_eq!((of(1).minutes_paid, of(1).spent, of(1).driven), (Minutes(180), Ore(10_001), Metres(10_000)));
    assert_eq!((of(2).minutes_paid, of(2).spent, of(2).driven), (Minutes(120), Ore(3_000), Metres(0)));
    let nobody = session(3, "2026-03-04 17:00", "2026-03-04 18:00").kind(SessionKind::Group { present: vec![] });
    assert_eq!(kinds(&sheet("", "2026-03", &[nobody])), [FindingKind::NobodyPresent]);
}

#[test]
fn e21_a_visit_that_did_not_take_place_is_paid_by_its_kind_and_the_drive_in_vain_is_paid() {
    let log = [
        drive(1, "2026-03-03", 10_000).kind(SessionKind::NoShow),
        drive(2, "2026-03-10", 10_000).kind(SessionKind::NoShow),
        drive(3, "2026-03-17", 10_000).kind(SessionKind::Cancelled),
    ];
    let by_default = sheet(KM_CAP_300, "2026-03", &log);
    assert_eq!((by_default.totals.minutes_paid, by_default.totals.driven_paid), (Minutes(0), Metres(20_000)));
    assert!(kinds(&by_default).contains(&FindingKind::RepeatedNoShow { times: 2 }));
    let rules = format!("{KM_CAP_300}[kinds.no_show]\npay = {{ fixed = '30 min' }}\nin_grant = false");
    assert_eq!(sheet(&rules, "2026-03", &log).totals.minutes_paid, Minutes(60));
    let half = format!(
        "{KM_CAP_300}[kinds.no_show]\npay = {{ share = '1/2' }}\n[kinds.cancelled]\npay = {{ at_most = '45 min' }}"
    );
    assert_eq!(sheet(&half, "2026-03", &log).totals.minutes_paid, Minutes(30 + 30 + 45));
}

#[test]
fn e23_in_the_month_of_the_18th_birthday_guardian_and_recipient_sign_for_their_days() {
    let march = month("2026-03");
    let rule = SignOffRule::RecipientOrGuardian;
    let (from, until) = (march.from(), march.until());
    assert_eq!(
        rule.signers(march, Some(day("2008-03-14"))),
        [Signer::Guardian { from, until: day("2026-03-13") }, Signer::Recipient { from: day("2026-03-14"), until }]
    );
    assert_eq!(rule.signers(march, Some(day("2008-04-01"))), [Signer::Guardian { from, until }]);
    assert_eq!(rule.signers(march, Some(day("2008-03-01"))), [Signer::Recipient { from, until }]);
    assert_eq!(rule.signers(march, Some(day("2008-02-29"))), [Signer::Recipient { from, until }]);
    assert_eq!(SignOffRule::None.signers(march, None), []);
}

#[test]
fn e23_an_edit_after_signing_voids_only_the_changed_entries() {
    let spent = |n, date: &str| drive(n, date, 10_000).spend(ExpenseKind::Ticket, 5_000, Receipt::OnPaper);
    let log = [spent(1, "2026-03-03"), spent(2, "2026-03-10"), spent(3, "2026-03-17")];
    let march = month("2026-03");
    let shown = |log: &[Session]| confirmed(log, log[0].assignment, march);
    let signed = shown(&log);
    let changed = |log: &[Session]| -> Vec<_> {
        shown(log).into_iter().filter(|entry| !signed.contains(entry)).map(|entry| entry.session).collect()
    };
    let edits: [fn(&mut Session); 6] = [
        |it| it.span = session(9, "2026-03-10 10:00", "2026-03-10 12:00").span,
        |it| it.kind = SessionKind::NoShow,
        |it| it.trips[0].legs[0].distance = Metres(12_000),
        |it| it.trips[0].legs[0].passengers = 1,
        |it| it.expenses[0].amount = Ore(5_001),
        |it| it.expenses.clear(),
    ];
    for (nth, edit) in edits.into_iter().enumerate() {
        let mut edited = log.clone();
        edit(&mut edited[1]);
        assert_eq!(changed(&edited), [log[1].id], "edit {nth}");
    }
    let mut other_words = log.clone();
    other_words[1].note = "With a friend".to_owned();
    assert_eq!(changed(&other_words), [], "words are not what was signed");
    let more: Vec<Session> = log.iter().cloned().chain([spent(4, "2026-03-24")]).collect();
    assert_eq!(changed(&more), [more[3].id]);
    let course = Session { kind: SessionKind::Course, ..spent(5, "2026-03-25") };
    assert_eq!(shown(&[course]), [], "the recipient had no part in it");
}

#[test]
fn e24_a_protected_recipients_timesheet_can_be_shown_without_any_place() {
    let place = |n, date: &str| {
        let mut session = session(n, &format!("{date} 10:00"), &format!("{date} 11:00"))
            .legs(vec![leg(LegKind::Commute, 10_000)])
            .spend(ExpenseKind::Ticket, 10_000, Receipt::OnPaper);
        session.note = "At the Secret hall".to_owned();
        session
    };
    let log = [place(1, "2026-02-03"), place(2, "2026-02-10"), place(3, "2026-03-03")];
    let february = after(KM_CAP_300, "2026-02", &log[..1], &[]);
    let whole = after(KM_CAP_300, "2026-03", &log, &[february]);
    let totals = whole.totals;
    assert_eq!((whole.corrections[0].drives.len(), whole.corrections[0].expenses.len()), (1, 1));
    assert!(serde_json::to_string(&whole).unwrap().contains("Secret"));
    let masked = whole.without_places();
    assert!(!serde_json::to_string(&masked).unwrap().contains("Secret"));
    assert_eq!(masked.totals, totals);
}

#[test]
fn e25_nobody_approves_their_own_or_twice_and_small_amounts_need_fewer_steps() {
    let policy = crate::world::policy(
        "[approval]\nfour_eyes = true\nsteps = [{ key = 'attest' }, { key = 'authorise' }, { key = 'leader', over = '10000 kr' }]",
    );
    let officer = |n| OfficerId::new(Uuid::from_u128(n));
    let step = |amount, taken: &[OfficerId], who, partial| {
        policy.approval.next_step(Ore(amount), taken, who, partial).map(|step| step.key.clone())
    };
    assert_eq!(step(500, &[], officer(1), false), Ok("attest".to_owned()));
    assert_eq!(step(500, &[], officer(1), true), Err(ApprovalProblem::Partial));
    assert_eq!(step(500, &[officer(1)], officer(1), false), Err(ApprovalProblem::FourEyes));
    assert_eq!(step(500, &[officer(1)], officer(2), false), Ok("authorise".to_owned()));
    assert_eq!(step(500, &[officer(1), officer(2)], officer(3), false), Err(ApprovalProblem::Done));
    assert_eq!(step(1_000_001, &[officer(1), officer(2)], officer(3), false), Ok("leader".to_owned()));
    assert_eq!(step(-1_000_001, &[officer(1), officer(2)], officer(3), false), Ok("leader".to_owned()));
}

#[test]
fn e25_a_returned_line_is_paid_once_with_a_later_run() {
    let log = [drive(1, "2026-03-03", 10_000), drive(2, "2026-03-10", 20_000)];
    let paid = after(KM_CAP_300, "2026-03", &log[..1], &[]);
    let april = after(KM_CAP_300, "2026-04", &log, std::slice::from_ref(&paid));
    assert_eq!(april.corrections[0].amount, Ore(20 * 530));
    let may = after(KM_CAP_300, "2026-05", &log, &[paid, april]);
    assert_eq!(may.corrections, []);
}
