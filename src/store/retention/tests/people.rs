use super::*;
use crate::own::Whole;
use crate::people::{NewDevice, SecretHash};
use domain::papers::{Paper, PaperKind};
use sync::AssignmentRow;

const CODE: SecretHash = SecretHash([7; 32]);

/// A contact with one of everything, whose assignment ended in 2026.
async fn of_one_who_has_ended() -> Town {
    let town = town().await;
    let scope = town.scope.municipality();
    town.store.put_contact(scope, &Contact { id: town.scope.id(), name: "Kari Eksempel".into() }).await.unwrap();
    let row = sample::assignment();
    let mut assignment = row.assignment.clone();
    assignment.agreement.until = Some("2026-12-31".parse().unwrap());
    town.store.put_assignment(town.scope, &AssignmentRow { assignment, ..row }).await.unwrap();
    let (id, now) = (town.scope.id(), sample::time(0));
    town.store.issue_invitation(scope, id, CODE, sample::time(9_000), now).await.unwrap();
    let device = sample::meta().identity.device;
    let phone = NewDevice { id: device, name: "Karis telefon".into(), token: SecretHash([8; 32]) };
    town.store.redeem_invitation(CODE, None, &phone, now).await.unwrap();
    let changes =
        [Change::PutPlan { plan: sample::plan() }, Change::SendReport { report: sample::report("Kanarifuglen sang") }];
    let ops = changes.iter().zip(2_u64..).map(|(change, number)| {
        Op::new(sample::stamp(number.into()), device, DeviceSeq(number), Base::Nothing, change)
    });
    let outcomes = town.push(&std::iter::once(put(1, "2026-03-03")).chain(ops).collect::<Vec<_>>()).await;
    assert!(outcomes.iter().all(|outcome| outcome.receipt().is_some()), "{outcomes:?}");
    let matter = Matter::Concern { told: "Kanarifuglen tidde".into() };
    let message = Message { id: MessageId::new(sample::uuid(15, 1)), assignment: sample::assignment_id(), matter };
    town.store.receive_message(town.scope, message, now).await.unwrap();
    town
}

impl Town {
    async fn counted(&self, query: &'static str) -> i64 {
        sqlx::query_scalar(query).fetch_one(&mut *self.store.read().await.unwrap()).await.unwrap()
    }

    async fn erase(&self) -> Erased {
        let what = Erasable::Contact(self.scope.id());
        self.store.erase(self.scope.municipality(), what, sample::time(1)).await.unwrap()
    }
}

const NAMED: &str = "SELECT COUNT(*) FROM contact WHERE name = 'Kari Eksempel'";

#[tokio::test]
async fn whoever_asks_to_be_forgotten_is_but_for_what_pay_is_reckoned_from() {
    let town = of_one_who_has_ended().await;
    assert_eq!(town.erase().await, Erased::ButForPay);
    assert!(!town.everything().await.contains("Kanarifuglen"));
    assert_eq!(town.counted("SELECT COUNT(*) FROM sync_reports").await, 0);
    assert_eq!(town.counted("SELECT COUNT(*) FROM sync_plans").await, 0);
    assert_eq!(town.counted("SELECT COUNT(*) FROM invitation").await, 0);
    assert_eq!(
        town.counted("SELECT COUNT(*) FROM device WHERE name = '' AND wipe AND revoked_at IS NOT NULL").await,
        1
    );
    assert_eq!((town.store.sessions(town.scope).await.unwrap().len(), town.counted(NAMED).await), (1, 1));

    let nobody = Erasable::Contact(ContactId::new(sample::uuid(4, 77)));
    let gone = town.store.erase(town.scope.municipality(), nobody, sample::time(1)).await.unwrap();
    assert_eq!(gone, Erased::Nothing);
}

#[tokio::test]
async fn whoever_has_never_logged_anything_is_forgotten_whole() {
    let town = town().await;
    let scope = town.scope.municipality();
    town.store.put_contact(scope, &Contact { id: town.scope.id(), name: "Kari Eksempel".into() }).await.unwrap();
    assert_eq!(town.erase().await, Erased::Whole);
    assert_eq!((town.counted(NAMED).await, town.counted("SELECT COUNT(*) FROM sync_assignments").await), (0, 0));
    assert_eq!(town.erase().await, Erased::Nothing);
}

#[tokio::test]
async fn who_has_ended_goes_with_the_last_that_must_be_kept_and_plans_with_the_hours() {
    let town = of_one_who_has_ended().await;
    assert_eq!(town.purge_on(LATER, Purge::ForGood).await, [("doors", 1)], "the invitation");
    let gone = town.purge_on(OVER, Purge::ForGood).await;
    assert!(gone.contains(&("people", 1)), "the plan: {gone:?}");
    assert_eq!(town.counted(NAMED).await, 1, "a report and a concern are kept until the municipality says otherwise");

    let scope = town.scope.municipality();
    town.store.erase(scope, Erasable::Report(sample::report("").id), sample::time(1)).await.unwrap();
    let message = MessageId::new(sample::uuid(15, 1));
    town.store.erase(scope, Erasable::Message(message), sample::time(1)).await.unwrap();
    assert!(town.purge_on(OVER, Purge::Rehearsed).await.contains(&("people", 1)));
    assert_eq!(town.counted(NAMED).await, 1, "a rehearsal changes nothing");
    assert!(town.purge_on(OVER, Purge::ForGood).await.contains(&("people", 1)));
    assert_eq!(town.counted(NAMED).await, 0);
    for left in
        ["SELECT COUNT(*) FROM device", "SELECT COUNT(*) FROM sync_ops", "SELECT COUNT(*) FROM sync_assignments"]
    {
        assert_eq!(town.counted(left).await, 0, "{left}");
    }
}

#[tokio::test]
async fn a_contact_who_asks_gets_every_word_and_nothing_of_anybody_else() {
    let town = of_one_who_has_ended().await;
    let scope = town.scope.municipality();
    let paper =
        Paper::new(PaperKind::Confidentiality, "2026-01-01".parse().unwrap(), None, "2026-02-01".parse().unwrap());
    town.store.note_paper(town.scope, paper.unwrap(), sample::time(1)).await.unwrap();
    let whole: Whole = town.store.whole(town.scope, sample::time(2)).await.unwrap();
    let said = serde_json::to_string(&whole.iter().cloned().collect::<std::collections::BTreeMap<_, _>>()).unwrap();
    for word in ["Vi så på båtene", "Kanarifuglen sang", "Kanarifuglen tidde", "confidentiality", "Karis telefon"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    let empty: Vec<&str> = whole.iter().filter(|(_, rows)| rows.is_empty()).map(|(kind, _)| *kind).collect();
    assert_eq!(
        empty,
        ["timesheets", "sign_offs", "supervision", "letters", "facts", "put_aside", "receipts", "identities"]
    );
    assert_eq!(town.counted("SELECT COUNT(*) FROM audit_log WHERE kind = 'gave_own_data'").await, 1);

    let other = scope.contact(ContactId::new(sample::uuid(4, 9)));
    town.store.put_contact(scope, &Contact { id: other.id(), name: "Per Eksempel".into() }).await.unwrap();
    let nothing = town.store.whole(other, sample::time(3)).await.unwrap();
    assert!(nothing.iter().all(|(_, rows)| rows.is_empty()), "{nothing:?}");
}
