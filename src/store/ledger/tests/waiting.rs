use super::*;

#[tokio::test]
async fn an_operation_waits_for_the_one_it_was_made_on_top_of_and_follows_it() {
    let desk = Desk::open().await;
    let first = put(1, Base::Nothing, &noted(1, "a"));
    let second = put(2, Base::After(first.id()), &noted(1, "b"));
    let third = put(3, Base::After(second.id()), &noted(1, "c"));
    let held = desk.push(&[third.clone(), second.clone()]).await;
    assert_eq!(held[0], held_for(second.id()));
    assert_eq!(held[1], held_for(first.id()));
    assert_eq!(desk.notes().await, Vec::<String>::new());
    desk.push(&[first]).await;
    assert_eq!((desk.notes().await, desk.count("sync_backlog").await), (vec!["c".to_owned()], 0));
    assert!(matches!(desk.push(&[third]).await[0], Outcome::Duplicate(_)));
}

#[tokio::test]
async fn the_answer_within_one_request_is_the_last_word() {
    let desk = Desk::open().await;
    let first = put(1, Base::Nothing, &noted(1, "a"));
    let second = put(2, Base::After(first.id()), &noted(1, "b"));
    let outcomes = desk.push(&[second, first]).await;
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Applied(_))));
}

#[tokio::test]
async fn after_five_days_a_held_operation_is_judged_without_overwriting() {
    let desk = Desk::open().await;
    let lost = put(1, Base::Nothing, &noted(1, "lost"));
    let new = put(2, Base::After(lost.id()), &noted(1, "new"));
    desk.push(std::slice::from_ref(&new)).await;
    let day = 24 * 3_600;
    assert!(matches!(desk.push_at(std::slice::from_ref(&new), 4 * day).await[0], Outcome::Held { .. }));
    assert!(matches!(desk.push_at(&[new], 6 * day).await[0], Outcome::Applied(_)));

    let other = put(3, Base::After(sample::stamp(99).id), &noted(1, "other"));
    desk.push_at(std::slice::from_ref(&other), 6 * day).await;
    assert!(matches!(desk.push_at(&[other], 12 * day).await[0], Outcome::Conflict { .. }));
    assert_eq!(desk.notes().await, ["new"]);
}

#[tokio::test]
async fn a_month_sent_in_waits_for_the_sessions_that_it_names() {
    let desk = Desk::open().await;
    let session = noted(1, "");
    let first = put(1, Base::Nothing, &session);
    assert_eq!(desk.submit(2, &[(&session, &first)]).await, held_for(first.id()));
    desk.push(&[first]).await;
    let sheets = desk.store.timesheets(desk.scope.municipality()).await.unwrap();
    assert_eq!(sheets.len(), 1);
    assert_eq!(sheets[0].row.totals.worked, domain::quantity::Minutes(120));
}

fn held_for(op: OpId) -> Outcome {
    Outcome::Held { missing: vec![op], blobs: Vec::new() }
}
