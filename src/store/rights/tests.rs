use super::*;
use crate::Store;
use crate::desk::{AnswerProblem, ReportReading};
use crate::ledger::LedgerRepository;
use crate::people::{Contact, Municipality, Office};
use domain::id::{AssignmentId, ContactId, MunicipalityId, OfficeId};
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, SqliteConnection};
use sync::contract::sample;
use sync::decide::ReportAction;
use sync::wire::PROTO;
use sync::{AssignmentRow, Base, Change, DeviceSeq, PushRequest, Revision};

const OFFICER: OfficerId = OfficerId::new(uuid::Uuid::from_u128(7));

/// A contact with the sample's assignment, who has sent a report on it, and an officer without a role.
struct Town {
    store: Store,
    scope: MunicipalityScope,
    contact: ContactId,
    assignment: AssignmentId,
    office: OfficeId,
}

impl Town {
    async fn new() -> Self {
        let store = Store::in_memory().await.unwrap();
        let scope = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 1)));
        let row = Municipality {
            id: scope.id(),
            key: "a".into(),
            name: "A".into(),
            phone_lock: sync::wire::PhoneLock::Required,
        };
        store.put_municipality(&row, sample::time(0)).await.unwrap();
        let contact = Contact { id: ContactId::new(sample::uuid(4, 1)), name: "K".into() };
        store.put_contact(scope, &contact).await.unwrap();
        let row = sample::assignment();
        let office = row.assignment.office;
        store.put_office(scope, &Office { id: office, name: "O".into() }).await.unwrap();
        store.put_assignment(scope.contact(contact.id), &row).await.unwrap();
        store.put_officer(scope, &Officer { id: OFFICER, name: "S".into() }).await.unwrap();
        let town = Self { store, scope, contact: contact.id, assignment: row.assignment.id, office };
        town.report().await;
        town
    }

    async fn report(&self) {
        let stamp =
            sync::op::Stamp { id: sync::OpId::new(sample::uuid(7, 1)), made_at: sample::time(0), build: "test".into() };
        let device = sample::meta().identity.device;
        let change = Change::SendReport { report: sample::report("Godt") };
        let op = sync::Op::new(stamp, device, DeviceSeq(1), Base::Nothing, &change);
        let epoch = self.store.epoch().await.unwrap();
        let request = PushRequest { proto: PROTO, device, epoch, ops: vec![op] };
        let reply = self.store.push(self.scope.contact(self.contact), &request, sample::time(0)).await.unwrap();
        assert!(reply.answers[0].outcome.receipt().is_some(), "{reply:?}");
    }

    async fn grant(&self, role: Role, reach: Reach) {
        self.store.grant(self.scope, OFFICER, Grant { role, reach }, sample::time(0)).await.unwrap();
    }

    async fn rights(&self) -> Rights {
        self.store.rights(self.scope, OFFICER, sample::time(9)).await.unwrap().unwrap()
    }

    async fn sees_the_report(&self) -> bool {
        let may = self.rights().await.may().unwrap();
        let listed = !self.store.reports(&may, crate::desk::Filter::Waiting).await.unwrap().is_empty();
        let found = self.store.report(&may, sample::report("").id).await.unwrap().is_some();
        assert_eq!(listed, found, "a list shows what can be opened");
        let reading = ReportReading { report: sample::report("").id, seen: Revision(99), action: ReportAction::Read };
        let done = self.store.read_report(&may, reading).await;
        assert_eq!(matches!(done, Err(AnswerProblem::MovedOn)), found, "what is not seen is not decided: {done:?}");
        found
    }
}

#[test]
fn a_deeds_roles_are_the_same_in_code_and_in_queries() {
    for (deed, roles, json) in DEEDS {
        let names: Vec<String> = serde_json::from_str(json).unwrap();
        assert_eq!(names, roles.iter().map(ToString::to_string).collect::<Vec<_>>(), "{deed}");
    }
}

#[tokio::test]
async fn each_role_may_what_is_written_for_it_and_nothing_else() {
    let written = [
        (Role::Officer, [true, false, true, true, true, true, true, false]),
        (Role::Attester, [true, true, true, false, false, false, false, false]),
        (Role::Authoriser, [true, true, true, false, false, false, false, false]),
        (Role::Administrator, [false, false, false, false, false, false, true, true]),
        (Role::Support, [false, false, false, false, false, false, false, true]),
    ];
    assert_eq!(written.map(|(role, _)| role), Role::ALL);
    for (role, expected) in written {
        let town = Town::new().await;
        let none = town.rights().await;
        assert!(none.may::<SeeTimesheets>().is_err() && none.may::<ReadLog>().is_err());
        town.grant(role, Reach::Everywhere).await;
        let rights = town.rights().await;
        let may = [
            rights.may::<SeeTimesheets>().is_ok(),
            rights.may::<ApproveTimesheets>().is_ok(),
            rights.may::<ReturnTimesheets>().is_ok(),
            rights.may::<FollowUp>().is_ok(),
            rights.may::<DealWithAside>().is_ok(),
            rights.may::<TakeInFiles>().is_ok(),
            rights.may::<ManagePhones>().is_ok(),
            rights.may::<ReadLog>().is_ok(),
        ];
        assert_eq!(may, expected, "{role}");
    }
}

#[tokio::test]
async fn an_officer_sees_their_own_office_and_no_other() {
    let town = Town::new().await;
    town.grant(Role::Officer, Reach::Office(OfficeId::new(sample::uuid(99, 9)))).await;
    assert!(!town.sees_the_report().await);
    town.grant(Role::Officer, Reach::Office(town.office)).await;
    assert!(town.sees_the_report().await);
}

#[tokio::test]
async fn a_right_that_was_taken_away_counts_no_more_although_its_proof_is_held() {
    let town = Town::new().await;
    town.grant(Role::Officer, Reach::Everywhere).await;
    let held = town.rights().await.may().unwrap();
    assert!(town.store.report(&held, sample::report("").id).await.unwrap().is_some());
    assert!(
        town.store.take_away(town.scope, OFFICER, Grant::everywhere(Role::Officer), sample::time(0)).await.unwrap()
    );
    assert!(town.store.report(&held, sample::report("").id).await.unwrap().is_none());
}

#[tokio::test]
async fn a_protected_assignment_is_seen_by_those_who_are_named_for_it() {
    let town = Town::new().await;
    town.grant(Role::Officer, Reach::Everywhere).await;
    town.store.protect(town.scope, town.assignment, &[], sample::time(0)).await.unwrap();
    assert!(!town.sees_the_report().await);
    town.store.protect(town.scope, town.assignment, &[OFFICER], sample::time(0)).await.unwrap();
    assert!(town.sees_the_report().await);
}

#[tokio::test]
async fn nobody_decides_about_themselves_or_near_kin() {
    for nearness in [Nearness::Own, Nearness::Kin] {
        let town = Town::new().await;
        town.grant(Role::Officer, Reach::Everywhere).await;
        town.store.declare_near(town.scope, OFFICER, (town.contact, nearness), sample::time(0)).await.unwrap();
        let may = town.rights().await.may().unwrap();
        let reading = ReportReading { report: sample::report("").id, seen: Revision(1), action: ReportAction::Read };
        let done = town.store.read_report(&may, reading).await;
        assert!(matches!(done, Err(AnswerProblem::Partial)), "{nearness:?}: {done:?}");
    }
}

#[tokio::test]
async fn officers_of_an_older_database_go_on_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let scope = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 1)));
    let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
    let mut older = SqliteConnection::connect_with(&options).await.unwrap();
    let rights = 50;
    let all = sqlx::migrate!("./migrations");
    let before = all.iter().filter(|step| step.version < rights).cloned().collect();
    Migrator::with_migrations(before).run(&mut older).await.unwrap();
    sqlx::query("INSERT INTO municipality VALUES ($1, 'a', 'A', '2026-01-01T00:00:00Z')")
        .bind(scope.id().to_string())
        .execute(&mut older)
        .await
        .unwrap();
    sqlx::query("INSERT INTO officer VALUES ($1, $2, 'S')")
        .bind(scope.id().to_string())
        .bind(OFFICER.to_string())
        .execute(&mut older)
        .await
        .unwrap();
    older.close().await.unwrap();

    let store = Store::open(&path).await.unwrap();
    let mut grants = store.grants(scope, OFFICER).await.unwrap();
    grants.sort();
    assert_eq!(grants, Grant::WHOLE_DESK);
    assert!(store.put_assignment(scope.contact(ContactId::new(sample::uuid(4, 1))), &assignment()).await.is_ok());
}

fn assignment() -> AssignmentRow {
    sample::assignment()
}
