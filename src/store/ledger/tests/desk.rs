use super::*;
use sync::{RefusalCode, TimesheetState};

async fn submitted() -> (Desk, Session, Op) {
    let desk = Desk::open().await;
    let session = noted(1, "as sent");
    let first = put(1, Base::Nothing, &session);
    desk.push(std::slice::from_ref(&first)).await;
    receipt(&desk.submit(2, &[(&session, &first)]).await);
    (desk, session, first)
}

async fn act(desk: &Desk, action: DeskAction) -> Result<DeskTimesheet, DeskProblem> {
    let scope = desk.scope.municipality();
    let seen = desk.store.timesheet(scope, timesheet_id()).await.unwrap().unwrap().revision;
    let decision = DeskDecision { timesheet: timesheet_id(), seen, action, reckoned: None };
    desk.store.act(scope, decision, sample::time(9)).await
}

#[tokio::test]
async fn a_month_is_accepted_only_if_the_ledger_holds_exactly_what_the_contact_saw() {
    let desk = Desk::open().await;
    let (seen, other) = (noted(1, "seen"), noted(2, "not seen"));
    let (first, second) = (put(1, Base::Nothing, &seen), put(2, Base::Nothing, &other));
    desk.push(&[first.clone(), second.clone()]).await;
    let differs = |outcome| matches!(outcome, Outcome::Rejected { code: RefusalCode::ManifestDiffers, .. });
    assert!(differs(desk.submit(3, &[(&seen, &first)]).await), "a session more than was seen");
    let edited = noted(2, "edited");
    assert!(differs(desk.submit(4, &[(&seen, &first), (&edited, &second)]).await), "another content");
    receipt(&desk.submit(5, &[(&seen, &first), (&other, &second)]).await);
}

#[tokio::test]
async fn a_month_that_was_sent_in_is_closed_until_it_is_taken_back_or_returned() {
    let (desk, _, first) = submitted().await;
    let edit = |number| put(number, Base::After(first.id()), &noted(1, "edited"));
    assert_eq!(desk.push(&[edit(3)]).await, [Outcome::Locked { state: TimesheetState::Submitted }]);
    let withdraw = op(4, Base::Nothing, &Change::WithdrawTimesheet { timesheet: timesheet_id() });
    let outcomes = desk.push(&[withdraw, edit(5)]).await;
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Applied(_))), "{outcomes:?}");
}

#[tokio::test]
async fn a_returned_month_can_be_mended_and_sent_in_again() {
    let (desk, _, first) = submitted().await;
    let returned =
        act(&desk, DeskAction::Return { comment: "Mangler klokkeslett".into(), lines: vec![] }).await.unwrap();
    assert!(returned.row.state.is_open());
    let mended = noted(1, "mended");
    let second = put(3, Base::After(first.id()), &mended);
    desk.push(std::slice::from_ref(&second)).await;
    receipt(&desk.submit(4, &[(&mended, &second)]).await);
    let rows = desk.pull(0, 100).await.rows;
    let told = rows.iter().find_map(|row| match &row.entity {
        sync::Entity::Timesheet(row) => Some(row.state.clone()),
        _ => None,
    });
    assert_eq!(told, Some(TimesheetState::Submitted));
}

#[tokio::test]
async fn an_approved_month_never_changes_and_a_late_edit_is_kept_aside() {
    let (desk, _, first) = submitted().await;
    act(&desk, DeskAction::Approve).await.unwrap();
    let approved = desk.store.approved(desk.scope.municipality(), timesheet_id()).await.unwrap().unwrap();
    assert!(approved.contains("as sent"));
    let late = put(3, Base::After(first.id()), &noted(1, "late"));
    let moved_in = put(4, Base::Nothing, &noted(5, "new in the month"));
    let gone = delete(5, Base::After(first.id()), sample::session_id(1));
    for outcome in desk.push(&[late, moved_in, gone]).await {
        assert_eq!(outcome, Outcome::Locked { state: TimesheetState::Approved });
    }
    assert_eq!(desk.store.approved(desk.scope.municipality(), timesheet_id()).await.unwrap().unwrap(), approved);
    assert_eq!((desk.notes().await, desk.count("sync_quarantine").await), (vec!["as sent".to_owned()], 3));
    let update = sqlx::query("UPDATE sync_approved SET snapshot = ''");
    assert!(update.execute(&mut *desk.store.write().await.unwrap()).await.is_err(), "not even by hand");
}

#[tokio::test]
async fn nobody_decides_about_something_else_than_they_saw() {
    let (desk, ..) = submitted().await;
    let scope = desk.scope.municipality();
    let stale =
        DeskDecision { timesheet: timesheet_id(), seen: Revision(0), action: DeskAction::Approve, reckoned: None };
    assert!(matches!(desk.store.act(scope, stale.clone(), sample::time(0)).await, Err(DeskProblem::Stale)));
    let elsewhere = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 2)));
    assert!(matches!(desk.store.act(elsewhere, stale, sample::time(0)).await, Err(DeskProblem::NotFound)));
    act(&desk, DeskAction::Approve).await.unwrap();
    assert!(matches!(act(&desk, DeskAction::Approve).await, Err(DeskProblem::WrongState(_))));
}
