use super::*;
use sync::RefusalCode;

#[tokio::test]
async fn a_repeated_operation_gets_the_first_answer_and_changes_nothing() {
    let desk = Desk::open().await;
    let first = put(1, Base::Nothing, &noted(1, "once"));
    let applied = desk.push(std::slice::from_ref(&first)).await.remove(0);
    for outcome in desk.push(&[first.clone(), first.clone()]).await {
        assert_eq!(outcome, Outcome::Duplicate(receipt(&applied).clone()));
    }
    assert_eq!((desk.notes().await, desk.count("history").await), (vec!["once".to_owned()], 1));
}

#[tokio::test]
async fn another_content_under_a_known_id_is_put_aside_and_the_first_stands() {
    let desk = Desk::open().await;
    desk.push(&[put(1, Base::Nothing, &noted(1, "first"))]).await;
    let outcome = desk.push(&[put(1, Base::Nothing, &noted(1, "second"))]).await.remove(0);
    assert_eq!(outcome, Outcome::Rejected { code: RefusalCode::IdReuse, field: None });
    assert_eq!((desk.notes().await, desk.count("sync_quarantine").await), (vec!["first".to_owned()], 1));
}

#[tokio::test]
async fn an_edit_of_what_its_author_saw_is_carried_out() {
    let desk = Desk::open().await;
    let first = put(1, Base::Nothing, &noted(1, "a"));
    let second = put(2, Base::After(first.id()), &noted(1, "b"));
    let outcomes = desk.push(&[first, second]).await;
    assert_eq!(receipt(&outcomes[1]).revision, Revision(2));
    assert_eq!(desk.notes().await, ["b"]);
}

#[tokio::test]
async fn edits_of_different_fields_merge_and_of_the_same_field_conflict() {
    let desk = Desk::open().await;
    let first = put(1, Base::Nothing, &noted(1, "a"));
    let base = Base::After(first.id());
    let note = put(2, base, &noted(1, "b"));
    let activity = Session { activity: Some(domain::entry::ActivityKey("tur".into())), ..noted(1, "a") };
    let outcomes = desk.push(&[first, note, put(3, base, &activity), put(4, base, &noted(1, "c"))]).await;
    let merged = receipt(&outcomes[2]).state.clone().expect("the merged state is told");
    let expected = Session { note: "b".into(), ..activity };
    assert!(matches!(*merged, sync::Entity::Session(row) if row.live() == Some(&expected)));
    assert!(matches!(outcomes[3], Outcome::Conflict { .. }));
    assert_eq!(desk.store.sessions(desk.scope).await.unwrap(), [expected]);
    assert_eq!(desk.count("sync_quarantine").await, 1, "the loser is kept");
}

#[tokio::test]
async fn an_edit_made_on_top_of_a_refused_one_stands_in_its_place() {
    let desk = Desk::open().await;
    let wrong = Session { assignment: domain::id::AssignmentId::new(sample::uuid(2, 9)), ..noted(1, "") };
    let first = put(1, Base::Nothing, &wrong);
    let mended = put(2, Base::After(first.id()), &noted(1, "mended"));
    let outcomes = desk.push(&[first, mended]).await;
    assert!(matches!(outcomes[0], Outcome::Rejected { code: RefusalCode::NotYourAssignment, .. }));
    assert!(outcomes[1].receipt().is_some());
}

#[tokio::test]
async fn a_deleted_session_is_a_tombstone_and_can_be_put_back() {
    let desk = Desk::open().await;
    let first = put(1, Base::Nothing, &noted(1, "kept"));
    let gone = delete(2, Base::After(first.id()), sample::session_id(1));
    let back = put(3, Base::After(gone.id()), &noted(1, "kept"));
    desk.push(&[first, gone]).await;
    assert_eq!(desk.notes().await, Vec::<String>::new());
    assert_eq!(desk.pull(0, 10).await.tombstones, Some(1));
    desk.push(&[back]).await;
    assert_eq!(desk.notes().await, ["kept"]);
}

#[tokio::test]
async fn deleting_what_was_changed_in_between_conflicts() {
    let desk = Desk::open().await;
    let first = put(1, Base::Nothing, &noted(1, "a"));
    let base = Base::After(first.id());
    let outcomes = desk.push(&[first, put(2, base, &noted(1, "b")), delete(3, base, sample::session_id(1))]).await;
    assert!(matches!(outcomes[2], Outcome::Conflict { .. }));
    assert_eq!(desk.notes().await, ["b"]);
}

#[tokio::test]
async fn what_breaks_a_rule_is_refused_with_its_place_and_kept() {
    let desk = Desk::open().await;
    let late = Session { id: sample::session_id(2), ..sample::session(2, "2027-01-01") };
    let long = noted(3, &"x".repeat(2_001));
    let choice = Session { activity: Some(domain::entry::ActivityKey("romferd".into())), ..noted(4, "") };
    let ops = [put(1, Base::Nothing, &late), put(2, Base::Nothing, &long), put(3, Base::Nothing, &choice)];
    let refusals: Vec<_> = desk
        .push(&ops)
        .await
        .into_iter()
        .map(|outcome| match outcome {
            Outcome::Rejected { code, field } => (code, field.unwrap_or_default()),
            other => panic!("accepted: {other:?}"),
        })
        .collect();
    let expected = [
        (RefusalCode::OutsideAgreement, "/session/span".to_owned()),
        (RefusalCode::OutOfBounds, "/session/note".to_owned()),
        (RefusalCode::UnknownChoice, "/session/activity".to_owned()),
    ];
    assert_eq!(refusals, expected);
    assert_eq!((desk.count("sync_quarantine").await, desk.count("history").await), (3, 0));
}

#[tokio::test]
async fn another_contact_can_neither_write_nor_see_a_session() {
    let desk = Desk::open().await;
    desk.push(&[put(1, Base::Nothing, &noted(1, "mine"))]).await;
    let stranger = Desk {
        scope: desk.scope.municipality().contact(ContactId::new(sample::uuid(4, 2))),
        store: desk.store.clone(),
        epoch: desk.epoch,
    };
    let outcome = stranger.push(&[put(2, Base::Nothing, &noted(1, "theirs"))]).await.remove(0);
    assert!(matches!(outcome, Outcome::Rejected { code: RefusalCode::NotYours, .. }));
    assert_eq!((stranger.pull(0, 10).await.rows, desk.notes().await), (vec![], vec!["mine".to_owned()]));

    let elsewhere = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 2)));
    let same_contact = Desk { scope: elsewhere.contact(desk.scope.id()), store: desk.store.clone(), epoch: desk.epoch };
    assert_eq!(same_contact.pull(0, 10).await.rows, []);
}

#[tokio::test]
async fn operations_of_one_request_see_what_those_before_them_have_done() {
    let desk = Desk::open().await;
    let (written, edited, late) = (noted(1, "written"), noted(1, "edited"), noted(1, "late"));
    let first = put(1, Base::Nothing, &written);
    let second = put(2, Base::After(first.id()), &edited);
    let month = submission(3, &[(&edited, &second)]);
    let third = put(4, Base::After(second.id()), &late);
    let outcomes = desk.push(&[first.clone(), second.clone(), second, month, third]).await;
    assert!(
        matches!(
            &outcomes[..],
            [
                Outcome::Applied(_),
                Outcome::Applied(Receipt { revision: Revision(2), .. }),
                Outcome::Duplicate(_),
                Outcome::Applied(_),
                Outcome::Locked { .. }
            ]
        ),
        "{outcomes:?}"
    );
    let places: Vec<_> = outcomes.iter().filter_map(Outcome::receipt).map(|receipt| receipt.seq.0).collect();
    assert_eq!((places[1], places[2], places[3]), (places[0] + 1, places[0] + 1, places[0] + 2));
    assert_eq!(desk.notes().await, ["edited"]);
}

#[tokio::test]
async fn what_comes_in_one_request_ends_as_if_each_had_come_alone() {
    let session = |number: u128| noted(number, &format!("note {number}"));
    let mut ops: Vec<Op> = (1..=30).map(|number| put(number, Base::Nothing, &session(number))).collect();
    // Among those that create: edits of one before and of one that is held back, a deletion, a second claim to one session, a
    // session without an assignment, one again, and a plan.
    let unheard_of = put(50, Base::Nothing, &session(50));
    let nowhere = Session { assignment: domain::id::AssignmentId::new(sample::uuid(3, 9)), ..session(44) };
    let plan = op(45, Base::Nothing, &Change::PutPlan { plan: sample::plan() });
    let others = [
        (4, put(40, Base::After(ops[2].id()), &noted(3, "edited"))),
        (9, put(41, Base::After(unheard_of.id()), &noted(50, "held"))),
        (12, delete(42, Base::After(ops[5].id()), sample::session_id(6))),
        (15, put(43, Base::Nothing, &noted(7, "another's claim"))),
        (18, put(44, Base::Nothing, &nowhere)),
        (21, ops[0].clone()),
        (24, plan),
        (28, unheard_of),
    ];
    for (at, other) in others {
        ops.insert(at, other);
    }
    let (together, alone) = (Desk::open().await, Desk::open().await);
    let at_once = together.push(&ops).await;
    let mut one_by_one = Vec::new();
    for op in &ops {
        one_by_one.extend(alone.push(std::slice::from_ref(op)).await);
    }
    // What was held when it came is answered anew once what it waited for is there: within one request, in that answer.
    let held = ops.iter().position(|op| op.number() == DeviceSeq(41)).unwrap();
    assert!(matches!(one_by_one[held], Outcome::Held { .. }));
    one_by_one[held] = alone.store.answer(alone.scope, ops[held].id()).await.unwrap().unwrap();
    assert_eq!(at_once, one_by_one);
    for table in ["sync_quarantine", "sync_backlog", "sync_session_history"] {
        assert_eq!(together.count(table).await, alone.count(table).await, "{table}");
    }
    assert_eq!(together.pull(0, 100).await.rows, alone.pull(0, 100).await.rows);
    for op in &ops {
        let answer = async |desk: &Desk| desk.store.answer(desk.scope, op.id()).await.unwrap();
        assert_eq!(answer(&together).await, answer(&alone).await);
    }
}
