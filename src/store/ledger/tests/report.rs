use super::*;
use crate::desk::{AnswerProblem, Filter, ReportReading};
use crate::people::Contact;
use domain::report::{Answered, Report, ReportSpan, Says};
use sync::decide::{ReportAction, report_id};
use sync::wire::PhoneLock;
use sync::{Entity, RefusalCode, ReportRow, ReportState};

fn send(number: u128, base: Base, report: &Report) -> Op {
    op(number, base, &Change::SendReport { report: report.clone() })
}

fn withdraw(number: u128, base: Base) -> Op {
    op(number, base, &Change::WithdrawReport { report: sample::report("").id })
}

fn refusal(outcome: &Outcome) -> Option<(RefusalCode, &str)> {
    let Outcome::Rejected { code, field } = outcome else { return None };
    Some((*code, field.as_deref().unwrap_or_default()))
}

/// What phones are told of the report.
async fn told(desk: &Desk) -> Option<ReportRow> {
    desk.pull(0, 100).await.rows.into_iter().rev().find_map(|row| match row.entity {
        Entity::Report(row) => Some(*row),
        _ => None,
    })
}

/// The municipality knows the contact by name.
async fn desk() -> Desk {
    let desk = Desk::open().await;
    let scope = desk.scope.municipality();
    let (id, name) = (scope.id(), "Eksempelvik".to_owned());
    desk.store
        .put_municipality(
            &Municipality { id, key: "eksempelvik".into(), name, phone_lock: PhoneLock::Required },
            sample::time(0),
        )
        .await
        .unwrap();
    desk.store.put_contact(scope, &Contact { id: desk.scope.id(), name: "K. Kontakt".into() }).await.unwrap();
    put_officer(&desk.store, scope).await;
    desk
}

async fn read(desk: &Desk, seen: Revision, action: ReportAction) -> Result<(), AnswerProblem> {
    let reading = ReportReading { report: sample::report("").id, seen, action };
    desk.store.read_report(&may(&desk.store, desk.scope.municipality()).await, reading).await
}

fn back() -> ReportAction {
    ReportAction::Return { comment: "Skriv mer".into() }
}

#[tokio::test]
async fn a_report_is_sent_returned_sent_anew_and_read_and_phones_are_told_each_time() {
    let desk = desk().await;
    let first = send(1, Base::Nothing, &sample::report("Godt"));
    receipt(&desk.push(std::slice::from_ref(&first)).await[0]);
    assert_eq!(told(&desk).await.unwrap().state, ReportState::Received);
    read(&desk, Revision(1), back()).await.unwrap();
    assert_eq!(told(&desk).await.unwrap().state, ReportState::Returned { comment: "Skriv mer".into() });
    let second = send(2, Base::After(first.id()), &sample::report("Godt, fordi vi gikk tur"));
    receipt(&desk.push(&[second]).await[0]);
    let row = told(&desk).await.unwrap();
    assert_eq!((row.state, row.report), (ReportState::Received, sample::report("Godt, fordi vi gikk tur")));
    let scope = &may(&desk.store, desk.scope.municipality()).await;
    assert_eq!(desk.store.reports(scope, Filter::Waiting).await.unwrap()[0].revision, Revision(3));
    read(&desk, Revision(3), ReportAction::Read).await.unwrap();
    assert_eq!(told(&desk).await.unwrap().state, ReportState::Read);
    assert!(desk.store.reports(scope, Filter::Waiting).await.unwrap().is_empty());
    assert_eq!(desk.store.reports(scope, Filter::Handled).await.unwrap().len(), 1);
    let other = &elsewhere(&desk.store).await;
    assert_eq!(
        desk.store.report(other, sample::report("").id).await.unwrap(),
        None,
        "another municipality sees nothing"
    );
}

#[tokio::test]
async fn the_server_counts_the_sessions_of_those_days_itself() {
    let desk = desk().await;
    for (number, day) in [(1, "2026-03-03"), (2, "2026-06-30"), (3, "2026-07-01")] {
        let session = sample::session(number, day);
        receipt(&desk.push(&[op(10 + number, Base::Nothing, &Change::PutSession { session })]).await[0]);
    }
    receipt(&desk.push(&[send(1, Base::Nothing, &sample::report("Godt"))]).await[0]);
    let counted = told(&desk).await.unwrap().counted;
    assert_eq!((counted.held, counted.together.0), (2, 240));
}

#[tokio::test]
async fn what_the_office_has_is_not_changed_but_taken_back_while_nobody_has_read_it() {
    let desk = desk().await;
    let first = send(1, Base::Nothing, &sample::report("Godt"));
    desk.push(std::slice::from_ref(&first)).await;
    let changed = desk.push(&[send(2, Base::After(first.id()), &sample::report("Bra"))]).await;
    assert_eq!(refusal(&changed[0]), Some((RefusalCode::WrongState, "/report")));
    let back_again = withdraw(3, Base::After(first.id()));
    receipt(&desk.push(std::slice::from_ref(&back_again)).await[0]);
    assert!(matches!(read(&desk, Revision(2), ReportAction::Read).await, Err(AnswerProblem::MovedOn)), "taken back");
    let anew = send(4, Base::After(back_again.id()), &sample::report("Bra"));
    receipt(&desk.push(std::slice::from_ref(&anew)).await[0]);
    assert!(matches!(read(&desk, Revision(1), back()).await, Err(AnswerProblem::MovedOn)), "another revision");
    read(&desk, Revision(3), ReportAction::Read).await.unwrap();
    let late = desk.push(&[withdraw(5, Base::After(anew.id()))]).await;
    assert_eq!(refusal(&late[0]), Some((RefusalCode::WrongState, "/report")), "read");
}

#[tokio::test]
async fn a_report_that_does_not_fit_its_form_is_refused_with_the_place() {
    let desk = desk().await;
    let good = || sample::report("Godt");
    let with = |key: &str, answer| {
        let mut report = good();
        report.answers.insert(key.into(), answer);
        report
    };
    let empty = Report { answers: [].into(), ..good() };
    let days = ReportSpan { until: "2026-05-31".parse().unwrap(), ..good().span };
    let unknown = "month".to_owned();
    let month = Report { id: report_id(sample::assignment_id(), &unknown, days.from), form: unknown, ..good() };
    for (number, (report, code, place)) in [
        (empty, RefusalCode::NotAnswered, "/report/answers/well"),
        (with("well", Answered::Text("å".repeat(101))), RefusalCode::OutOfBounds, "/report/answers/well"),
        (with("more", Answered::Says(Says::Partly)), RefusalCode::UnknownChoice, "/report/answers/more"),
        (with("weather", Answered::Number(1)), RefusalCode::UnknownChoice, "/report/answers/weather"),
        (Report { version: 2, ..good() }, RefusalCode::UnknownChoice, "/report/form"),
        (month, RefusalCode::UnknownChoice, "/report/form"),
        (Report { span: days, ..good() }, RefusalCode::NotAPeriod, "/report/span"),
        (Report { id: domain::id::ReportId::new(sample::uuid(14, 1)), ..good() }, RefusalCode::NotYours, "/report/id"),
    ]
    .into_iter()
    .enumerate()
    {
        let outcomes = desk.push(&[send(20 + number as u128, Base::Nothing, &report)]).await;
        assert_eq!(refusal(&outcomes[0]), Some((code, place)));
    }
    assert_eq!(told(&desk).await, None, "nothing was kept");
}
