use super::*;
use domain::plan::{Instead, Plan};
use sync::{Entity, PlanRow, RefusalCode};

fn put(number: u128, base: Base, plan: &Plan) -> Op {
    op(number, base, &Change::PutPlan { plan: plan.clone() })
}

fn dropped(number: u128, base: Base) -> Op {
    op(number, base, &Change::DropPlan { plan: sample::plan().id })
}

/// The plan as a phone that knows nothing is told of it.
async fn told(desk: &Desk) -> Option<PlanRow> {
    desk.pull(0, 100).await.rows.into_iter().rev().find_map(|row| match row.entity {
        Entity::Plan(row) => Some(*row),
        _ => None,
    })
}

fn without(day: &str) -> Plan {
    let plain = Plan { exceptions: vec![], ..sample::plan() };
    plain.with(day.parse().unwrap(), Instead::Dropped)
}

#[tokio::test]
async fn a_plan_is_kept_told_changed_taken_away_and_put_back() {
    let desk = Desk::open().await;
    let first = put(1, Base::Nothing, &sample::plan());
    receipt(&desk.push(std::slice::from_ref(&first)).await[0]);
    assert_eq!(told(&desk).await, Some(PlanRow { plan: sample::plan(), dropped: false, op: first.id() }));
    let changed = put(2, Base::After(first.id()), &without("2026-03-24"));
    receipt(&desk.push(std::slice::from_ref(&changed)).await[0]);
    assert_eq!(told(&desk).await.unwrap().plan, without("2026-03-24"), "its author had seen what it takes back");
    let gone = dropped(3, Base::After(changed.id()));
    receipt(&desk.push(std::slice::from_ref(&gone)).await[0]);
    assert!(told(&desk).await.unwrap().dropped, "a mark, and not absence");
    let again = put(4, Base::After(gone.id()), &sample::plan());
    receipt(&desk.push(&[again]).await[0]);
    assert_eq!(told(&desk).await.map(|row| (row.plan, row.dropped)), Some((sample::plan(), false)));
    assert_eq!(desk.pull(0, 100).await.rows.iter().filter(|row| matches!(row.entity, Entity::Plan(_))).count(), 1);
}

#[tokio::test]
async fn of_two_phones_edits_the_later_stands_with_what_became_of_single_meetings_from_both() {
    let desk = Desk::open().await;
    let first = put(1, Base::Nothing, &Plan { exceptions: vec![], ..sample::plan() });
    desk.push(std::slice::from_ref(&first)).await;
    receipt(&desk.push(&[put(2, Base::After(first.id()), &without("2026-03-10"))]).await[0]);
    let later = Plan { length: domain::quantity::Minutes(60), ..without("2026-03-17") };
    receipt(&desk.push(&[put(3, Base::After(first.id()), &later)]).await[0]);
    let plan = told(&desk).await.unwrap().plan;
    let left: Vec<String> = plan.meetings().map(|meeting| meeting.on.to_string()).collect();
    assert_eq!((plan.length.0, left), (60, ["2026-03-03", "2026-03-24", "2026-03-31"].map(str::to_owned).to_vec()));
}

#[tokio::test]
async fn a_plan_that_no_form_could_make_or_on_a_strange_assignment_is_refused_with_the_place() {
    let desk = Desk::open().await;
    let strange = domain::id::AssignmentId::new(sample::uuid(3, 99));
    for (number, (plan, code, place)) in [
        (Plan { length: domain::quantity::Minutes(0), ..sample::plan() }, RefusalCode::OutOfBounds, "/plan/length"),
        (Plan { assignment: strange, ..sample::plan() }, RefusalCode::NotYourAssignment, "/plan/assignment"),
    ]
    .into_iter()
    .enumerate()
    {
        let outcomes = desk.push(&[put(10 + number as u128, Base::Nothing, &plan)]).await;
        assert_eq!(outcomes[0], Outcome::Rejected { code, field: Some(place.into()) });
    }
    assert_eq!(told(&desk).await, None);
    receipt(&desk.push(&[dropped(20, Base::Nothing)]).await[0]);
}

#[tokio::test]
async fn no_contact_sees_or_changes_the_plan_of_another() {
    let desk = Desk::open().await;
    receipt(&desk.push(&[put(1, Base::Nothing, &sample::plan())]).await[0]);
    let other = Desk { scope: desk.scope.municipality().contact(ContactId::new(sample::uuid(4, 2))), ..desk };
    assert_eq!(told(&other).await, None);
    for op in [put(2, Base::Nothing, &sample::plan()), dropped(3, Base::Nothing)] {
        let outcomes = other.push(&[op]).await;
        assert!(matches!(outcomes[0], Outcome::Rejected { code: RefusalCode::NotYours, .. }), "{outcomes:?}");
    }
}
