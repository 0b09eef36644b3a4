mod people;

use super::*;
use crate::desk::Filter;
use crate::ledger::LedgerRepository;
use crate::letters::Addressee;
use crate::people::{Contact, Municipality, Officer};
use crate::rights::{Grant, Role, SeeTimesheets};
use chrono::TimeDelta;
use domain::entry::{CompanionCard, Expense, ExpenseKind, Receipt, Session};
use domain::id::{ContactId, ExpenseId, LetterId, MessageId, MunicipalityId, OfficerId, TimesheetId};
use domain::letter::LetterDraft;
use domain::message::{Matter, Message};
use domain::policy::{Policy, Terms};
use domain::quantity::Ore;
use domain::retention::Years;
use domain::timesheet::{Reckoning, Timesheet, reckon};
use sync::contract::sample;
use sync::row::ReckonedDocument;
use sync::wire::PROTO;
use sync::{Base, Change, DeviceSeq, Op, Outcome, PushRequest, TimesheetRow, TimesheetState};

struct Town {
    store: Store,
    scope: crate::ContactScope,
}

/// Entries of the sample stand in 2026.
const LATER: &str = "2031-12-31";
const OVER: &str = "2032-01-01";

async fn town() -> Town {
    let store = Store::in_memory().await.unwrap();
    let scope = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 1)));
    let phone_lock = sync::wire::PhoneLock::Required;
    let row = Municipality { id: scope.id(), key: "a".into(), name: "A".into(), phone_lock };
    store.put_municipality(&row, sample::time(0)).await.unwrap();
    let contact = scope.contact(ContactId::new(sample::uuid(4, 1)));
    store.put_assignment(contact, &sample::assignment()).await.unwrap();
    Town { store, scope: contact }
}

fn put(number: u128, day: &str) -> Op {
    let session = Session { note: "Vi så på båtene".into(), ..sample::session(number, day) };
    let order = DeviceSeq(u64::try_from(number).unwrap());
    Op::new(
        sample::stamp(number),
        sample::meta().identity.device,
        order,
        Base::Nothing,
        &Change::PutSession { session },
    )
}

impl Town {
    async fn push(&self, ops: &[Op]) -> Vec<Outcome> {
        let epoch = self.store.epoch().await.unwrap();
        let request = PushRequest { proto: PROTO, device: sample::meta().identity.device, epoch, ops: ops.to_vec() };
        let reply = self.store.push(self.scope, &request, sample::time(0)).await.unwrap();
        reply.answers.into_iter().map(|answer| answer.outcome).collect()
    }

    async fn purge_on(&self, day: &str, how: Purge) -> Vec<(&'static str, u64)> {
        let today: NaiveDate = day.parse().unwrap();
        let now = today.and_hms_opt(3, 0, 0).unwrap().and_utc();
        let purged = self.store.purge(self.scope.municipality(), today, now, how).await.unwrap();
        purged.into_iter().map(|purged| (purged.kind.name(), purged.rows)).collect()
    }

    /// Everything that the database holds, as text.
    async fn everything(&self) -> String {
        let mut reading = self.store.read().await.unwrap();
        let mut all = String::new();
        for query in [
            "SELECT group_concat(body) FROM sync_sessions",
            "SELECT group_concat(body) FROM sync_session_history",
            "SELECT group_concat(message) FROM sync_ops",
            "SELECT group_concat(told || body) FROM sync_messages",
        ] {
            let found: Option<String> = sqlx::query_scalar(query).fetch_one(&mut *reading).await.unwrap();
            all.push_str(&found.unwrap_or_default());
        }
        all
    }

    async fn months(&self) -> Vec<Timesheet> {
        let mut reading = self.store.read().await.unwrap();
        let query = "SELECT body FROM sync_timesheets";
        let bodies: Vec<String> = sqlx::query_scalar(query).fetch_all(&mut *reading).await.unwrap();
        let rows = bodies.iter().map(|body| serde_json::from_str::<TimesheetRow>(body).unwrap());
        rows.filter_map(|row| row.reckoned.and_then(|month| month.read())).collect()
    }

    async fn change(&self, statement: &'static str) -> Result<(), sqlx::Error> {
        let mut tx = self.store.write().await.unwrap();
        sqlx::query(statement).execute(&mut *tx).await?;
        tx.commit().await
    }
}

#[tokio::test]
async fn hours_go_on_the_new_year_after_five_and_what_was_sent_still_counts_once() {
    let town = town().await;
    let op = put(1, "2026-03-03");
    assert!(matches!(town.push(std::slice::from_ref(&op)).await[..], [Outcome::Applied(_)]));
    assert_eq!(town.purge_on(LATER, Purge::ForGood).await, []);
    assert!(town.everything().await.contains("båtene"));

    assert_eq!(town.purge_on(OVER, Purge::Rehearsed).await, [("accounts", 2), ("operations", 1)]);
    assert!(town.everything().await.contains("båtene"), "a rehearsal changes nothing");

    assert_eq!(town.purge_on(OVER, Purge::ForGood).await, [("accounts", 2), ("operations", 1)]);
    assert!(!town.everything().await.contains("båtene"));
    assert!(matches!(town.push(&[op]).await[..], [Outcome::Duplicate(_)]), "a phone that comes back after years");
    assert_eq!(town.store.sessions(town.scope).await.unwrap(), []);
    assert_eq!(town.purge_on(OVER, Purge::ForGood).await, [], "done is done");
}

#[tokio::test]
async fn what_is_of_this_year_stays_with_all_that_it_was_made_of() {
    let town = town().await;
    town.push(&[put(1, "2026-03-03"), put(2, "2025-12-31")]).await;
    town.purge_on("2031-01-01", Purge::ForGood).await;
    let kept = town.store.sessions(town.scope).await.unwrap();
    assert_eq!(kept.iter().map(|session| session.id).collect::<Vec<_>>(), [sample::session_id(1)]);
    assert!(town.everything().await.contains("båtene"));
}

#[tokio::test]
async fn a_month_over_new_year_and_one_whose_correction_waits_stay() {
    let town = town().await;
    town.push(&[put(1, "2026-12-28"), put(2, "2026-03-03")]).await;
    let month =
        "INSERT INTO sync_timesheets SELECT municipality, 'over', contact, assignment, '2026-12-21', '2027-01-20',
                   'approved', '{\"revised\": false}', '{}', 1, 90 FROM sync_assignments";
    town.change(month).await.unwrap();
    let waits =
        "INSERT INTO sync_timesheets SELECT municipality, 'waits', contact, assignment, '2026-03-01', '2026-03-31',
                   'approved', '{\"revised\": true}', '{}', 1, 91 FROM sync_assignments";
    town.change(waits).await.unwrap();
    // The later month is approved, so the earlier one's correction is paid with it.
    town.change("UPDATE sync_timesheets SET state = 'submitted' WHERE timesheet = 'over'").await.unwrap();
    assert_eq!(town.purge_on(OVER, Purge::ForGood).await, []);
    town.change("UPDATE sync_timesheets SET state = 'approved' WHERE timesheet = 'over'").await.unwrap();
    assert_eq!(town.purge_on(OVER, Purge::ForGood).await[0], ("accounts", 2));
    let kept = town.store.sessions(town.scope).await.unwrap();
    assert_eq!(kept.iter().map(|session| session.id).collect::<Vec<_>>(), [sample::session_id(1)]);
}

#[tokio::test]
async fn what_was_approved_cannot_be_deleted_before_its_time_even_by_hand() {
    let town = town().await;
    let month = "INSERT INTO sync_timesheets SELECT municipality, 'm', contact, assignment, '2026-03-01', '2026-03-31',
                   'approved', '{}', '{}', 1, 90 FROM sync_assignments";
    town.change(month).await.unwrap();
    let approved = "INSERT INTO sync_approved SELECT municipality, 'm', '[]', '2026-04-02' FROM sync_assignments";
    town.change(approved).await.unwrap();
    assert!(town.change("DELETE FROM sync_approved").await.is_err());
    assert_eq!(town.purge_on(LATER, Purge::ForGood).await, []);
    assert!(town.change("DELETE FROM sync_approved").await.is_err());
    assert_eq!(town.purge_on(OVER, Purge::ForGood).await, [("accounts", 1)]);
    let months = "SELECT COUNT(*) FROM sync_timesheets";
    let left: i64 = sqlx::query_scalar(months).fetch_one(&mut *town.store.read().await.unwrap()).await.unwrap();
    assert_eq!(left, 1, "the month stays closed, and later ones are reckoned from its sums");
}

#[tokio::test]
async fn a_concern_is_emptied_by_the_municipalitys_years_and_is_still_the_same_one() {
    let town = town().await;
    let told = |n| Message {
        id: MessageId::new(sample::uuid(15, n)),
        assignment: sample::assignment_id(),
        matter: Matter::Concern { told: format!("Uro nummer {n}") },
    };
    let first = town.store.receive_message(town.scope, told(1), sample::time(0)).await.unwrap();
    town.store.receive_message(town.scope, told(2), sample::time(0)).await.unwrap();
    let read = "UPDATE sync_messages SET state = 'answered',
                  body = json_set(body, '$.state', json('{\"state\":\"answered\",\"at\":\"2026-03-04T00:00:00Z\",\"message\":\"Svar\"}'))
                WHERE number = 1";
    town.change(read).await.unwrap();
    assert_eq!(town.purge_on("2040-01-01", Purge::ForGood).await, [], "kept until the municipality says otherwise");
    let retention = Retention { messages: Some(Years(2)), ..Retention::default() };
    town.store.put_retention(town.scope.municipality(), &retention).await.unwrap();
    assert_eq!(town.purge_on("2028-12-31", Purge::ForGood).await, []);
    assert_eq!(town.purge_on("2029-01-01", Purge::ForGood).await, [("messages", 1)], "the unread one stays");
    let all = town.everything().await;
    assert!(!all.contains("nummer 1") && !all.contains("Svar") && all.contains("nummer 2"), "{all}");
    let again = town.store.receive_message(town.scope, told(1), sample::time(9)).await.unwrap();
    assert_eq!((again.seq, again.revision), (first.seq, first.revision), "not taken in as a new one");
    let other = Message { assignment: domain::id::AssignmentId::new(sample::uuid(2, 9)), ..told(1) };
    assert!(town.store.receive_message(town.scope, other, sample::time(9)).await.is_err());
}

#[tokio::test]
async fn the_log_still_verifies_when_its_beginning_has_gone_and_a_beginning_cut_off_by_hand_is_found_out() {
    let town = town().await;
    let scope = town.scope.municipality();
    let officer = Officer { id: OfficerId::new(sample::uuid(13, 1)), name: "S".into() };
    town.store.put_officer(scope, &officer).await.unwrap();
    town.store.grant(scope, officer.id, Grant::everywhere(Role::Officer), sample::time(0)).await.unwrap();
    for days in [0, 1, 800, 801] {
        let at = sample::time(0) + TimeDelta::days(days);
        let may = town.store.rights(scope, officer.id, at).await.unwrap().unwrap().may::<SeeTimesheets>().unwrap();
        town.store.sent_in(&may, Filter::Waiting).await.unwrap();
    }
    let before = town.store.verify_audit(scope, None).await.unwrap();
    let gone = town.purge_on(OVER, Purge::ForGood).await;
    assert_eq!(gone.len(), 1, "{gone:?}");
    assert_eq!(gone[0].0, "log");
    let after = town.store.verify_audit(scope, Some(&before)).await.unwrap();
    assert_eq!(after.number, before.number + 1, "the row that tells of it");
    let left: i64 = sqlx::query_scalar("SELECT MIN(number) FROM audit_log")
        .fetch_one(&mut *town.store.read().await.unwrap())
        .await
        .unwrap();
    assert_eq!(u64::try_from(left).unwrap(), gone[0].1 + 1);
    let old = audit::Head { number: 1, hash: "ab".repeat(32) };
    let told = town.store.verify_audit(scope, Some(&old)).await.unwrap_err();
    assert!(matches!(told, audit::Broken::LetGo { .. }), "{told}");

    for statement in [
        "DROP TRIGGER audit_log_never_goes",
        "UPDATE audit_anchor SET (number, hash) = (SELECT number, hash FROM audit_log ORDER BY number LIMIT 1)",
        "DELETE FROM audit_log WHERE number = (SELECT MIN(number) FROM audit_log)",
    ] {
        town.change(statement).await.unwrap();
    }
    let found = town.store.verify_audit(scope, None).await.unwrap_err();
    assert!(matches!(found, audit::Broken::Row { .. }), "{found}");
}

#[tokio::test]
async fn another_municipality_keeps_its_own() {
    let town = town().await;
    town.push(&[put(1, "2026-03-03")]).await;
    let elsewhere = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 2)));
    let phone_lock = sync::wire::PhoneLock::Required;
    let row = Municipality { id: elsewhere.id(), key: "b".into(), name: "B".into(), phone_lock };
    town.store.put_municipality(&row, sample::time(0)).await.unwrap();
    let today: NaiveDate = OVER.parse().unwrap();
    let gone = town.store.purge(elsewhere, today, sample::time(0), Purge::ForGood).await.unwrap();
    assert_eq!(gone, []);
    assert_eq!(town.store.sessions(town.scope).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_report_that_was_read_goes_by_the_municipalitys_years_with_what_was_sent_of_it() {
    let town = town().await;
    let report = sample::report("Kanarifuglen sang");
    let stamp = sample::stamp(1);
    let device = sample::meta().identity.device;
    let op = Op::new(stamp, device, DeviceSeq(1), Base::Nothing, &Change::SendReport { report });
    assert!(matches!(town.push(&[op]).await[..], [Outcome::Applied { .. }]));
    let retention = Retention { reports: Some(Years(2)), ..Retention::default() };
    town.store.put_retention(town.scope.municipality(), &retention).await.unwrap();
    assert_eq!(town.purge_on("2029-01-01", Purge::ForGood).await, [], "nobody has read it");
    town.change("UPDATE sync_reports SET state = 'read'").await.unwrap();
    assert_eq!(town.purge_on("2028-12-31", Purge::ForGood).await, []);
    assert_eq!(town.purge_on("2029-01-01", Purge::ForGood).await, [("reports", 1)]);
    assert!(!town.everything().await.contains("Kanarifuglen"));
}

#[tokio::test]
async fn what_a_person_asks_to_have_deleted_goes_before_its_time_and_the_log_says_that_it_went() {
    let town = town().await;
    let report = sample::report("Kanarifuglen sang");
    let id = report.id;
    let change = Change::SendReport { report };
    let op = Op::new(sample::stamp(1), sample::meta().identity.device, DeviceSeq(1), Base::Nothing, &change);
    assert!(matches!(town.push(std::slice::from_ref(&op)).await[..], [Outcome::Applied { .. }]));
    let message = Message {
        id: MessageId::new(sample::uuid(15, 1)),
        assignment: sample::assignment_id(),
        matter: Matter::Concern { told: "Kanarifuglen tidde".into() },
    };
    town.store.receive_message(town.scope, message.clone(), sample::time(0)).await.unwrap();

    let elsewhere = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 2)));
    let all = [Erasable::Report(id), Erasable::Message(message.id)];
    for what in all {
        let by_another = town.store.erase(elsewhere, what, sample::time(1)).await.unwrap();
        assert_eq!(by_another, Erased::Nothing, "another municipality's hand");
    }
    assert!(town.everything().await.contains("Kanarifuglen"));
    for what in all {
        assert_eq!(town.store.erase(town.scope.municipality(), what, sample::time(1)).await.unwrap(), Erased::Whole);
        let again = town.store.erase(town.scope.municipality(), what, sample::time(1)).await.unwrap();
        assert_eq!(again, Erased::Nothing, "it is gone");
    }
    assert!(!town.everything().await.contains("Kanarifuglen"));
    assert!(matches!(town.push(&[op]).await[..], [Outcome::Duplicate { .. }]), "what was sent still counts once");
    let mut reading = town.store.read().await.unwrap();
    let query = "SELECT object FROM audit_log WHERE kind = 'erased' ORDER BY number";
    let noted: Vec<String> = sqlx::query_scalar(query).fetch_all(&mut *reading).await.unwrap();
    assert_eq!(noted, [format!("report {id}"), format!("message {}", message.id)]);
}

#[tokio::test]
async fn the_sums_of_an_approved_month_outlive_its_entries_and_the_contacts_words_do_not() {
    let town = town().await;
    let ticket = Expense {
        id: ExpenseId::new(sample::uuid(14, 1)),
        kind: ExpenseKind::Ticket,
        label: "Båtene på kaia".into(),
        amount: Ore(5_000),
        receipt: Receipt::OnPaper,
        companion_card: CompanionCard::NotRelevant,
    };
    let session = Session { expenses: vec![ticket], ..sample::session(1, "2026-03-03") };
    let (known, change) = (sample::assignment(), Change::PutSession { session: session.clone() });
    town.push(&[Op::new(sample::stamp(1), sample::meta().identity.device, DeviceSeq(1), Base::Nothing, &change)]).await;
    let terms = Terms::from(Policy::default());
    let period = terms.period_of("2026-03-03".parse().unwrap());
    let month = reckon(&Reckoning::of(&known.assignment, &terms, std::slice::from_ref(&session)), period);
    let row = TimesheetRow {
        id: TimesheetId::new(sample::uuid(11, 1)),
        assignment: known.assignment.id,
        period,
        state: TimesheetState::Approved,
        totals: sync::Totals::default(),
        op: sample::stamp(2).id,
        submitted_at: sample::time(0),
        pressed_at: None,
        reckoned: Some(ReckonedDocument::of(&month)),
        revised: false,
    };
    let body = serde_json::to_string(&row).unwrap();
    let statement =
        "INSERT INTO sync_timesheets SELECT municipality, 'm', contact, assignment, '2026-03-01', '2026-03-31',
                       'approved', $1, '{}', 1, 90 FROM sync_assignments";
    let mut tx = town.store.write().await.unwrap();
    sqlx::query(statement).bind(&body).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();

    assert_eq!(town.purge_on(LATER, Purge::ForGood).await, []);
    assert!(town.months().await[0].expenses[0].label.contains("Båtene"), "as long as the entry is kept");
    assert_eq!(town.purge_on(OVER, Purge::ForGood).await[0], ("accounts", 3), "entry, its history, the words");
    let left = town.months().await;
    assert_eq!(left, [month.without_places()]);
    assert_eq!((left[0].totals.spent, left[0].expenses[0].label.as_str()), (Ore(5_000), ""));
    assert_eq!(town.purge_on(OVER, Purge::ForGood).await, [], "done is done");
}

#[tokio::test]
async fn a_letter_of_the_office_goes_by_the_years_for_messages_and_from_the_phones_too() {
    let town = town().await;
    let (scope, officer) =
        (town.scope.municipality(), Officer { id: OfficerId::new(sample::uuid(10, 1)), name: "O".into() });
    town.store.put_contact(scope, &Contact { id: town.scope.id(), name: "K".into() }).await.unwrap();
    town.store.put_officer(scope, &officer).await.unwrap();
    town.store.grant(scope, officer.id, Grant::everywhere(Role::Officer), sample::time(0)).await.unwrap();
    let may = town.store.rights(scope, officer.id, sample::time(1)).await.unwrap().unwrap().may().unwrap();
    let draft = LetterDraft { subject: "Kurs".into(), text: "Kanarifuglen synger".into() };
    let (id, text) = (LetterId::new(sample::uuid(15, 1)), draft.try_into().unwrap());
    town.store.send_letter(&may, (id, Addressee::All), &text).await.unwrap();
    let retention = Retention { messages: Some(Years(2)), ..Retention::default() };
    town.store.put_retention(scope, &retention).await.unwrap();
    assert_eq!(town.purge_on("2028-12-31", Purge::ForGood).await, []);
    assert_eq!(town.purge_on("2029-01-01", Purge::ForGood).await, [("messages", 1)]);
    let query = "SELECT group_concat(body) || (SELECT COUNT(*) FROM desk_letter) FROM sync_letters";
    let left: String = sqlx::query_scalar(query).fetch_one(&mut *town.store.read().await.unwrap()).await.unwrap();
    assert_eq!(left, r#"{"letters":[]}0"#);
}

#[tokio::test]
async fn who_confirmed_a_month_goes_with_its_entries_and_not_before() {
    let town = town().await;
    let change = Change::SignOff { sign_off: sample::sign_off() };
    let said = Op::new(sample::stamp(2), sample::meta().identity.device, DeviceSeq(2), Base::Nothing, &change);
    town.push(&[put(1, "2026-03-03"), said]).await;
    let held = async || -> i64 {
        let mut reading = town.store.read().await.unwrap();
        sqlx::query_scalar("SELECT COUNT(*) FROM sync_sign_offs").fetch_one(&mut *reading).await.unwrap()
    };
    assert_eq!((town.purge_on(LATER, Purge::ForGood).await, held().await), (vec![], 1));
    town.purge_on(OVER, Purge::ForGood).await;
    assert_eq!(held().await, 0);
    assert!(!town.everything().await.contains("strokes"), "nor does the operation keep the signature");
}
