//! The same for what a push holds: every operation × three contacts × everything of somebody else that it can name.

use super::super::TestApp;
use super::super::phone::{april, march, session};
use super::super::report::report;
use super::super::supervision::request;
use super::counted;
use super::world::{Owned, Whose, World};
use domain::entry::{Leg, Session};
use domain::id::{AssignmentId, PlanId, ReportId, SessionId, SupervisionId, TimesheetId};
use domain::plan::Plan;
use domain::policy::Signer;
use domain::report::Report;
use domain::sign_off::{HowSigned, Point, SignOff, Stroke, confirmed};
use domain::supervision::{SupervisionRequest, Urgency};
use sync::contract::sample;
use sync::decide::{report_id, sign_off_id};
use sync::{Base, Change, Manifest, OpId};
use uuid::Uuid;

/// What somebody else has, as an operation names it.
struct Theirs {
    assignment: AssignmentId,
    session: SessionId,
    wrote: OpId,
    timesheet: TimesheetId,
    supervision: SupervisionId,
    report: ReportId,
    plan: PlanId,
}

impl Theirs {
    fn of(owned: Option<&Owned>) -> Self {
        let id = Uuid::now_v7;
        owned.map_or_else(
            || Self {
                assignment: AssignmentId::new(id()),
                session: SessionId::new(id()),
                wrote: OpId::new(id()),
                timesheet: TimesheetId::new(id()),
                supervision: SupervisionId::new(id()),
                report: ReportId::new(id()),
                plan: PlanId::new(id()),
            },
            |owned| Self {
                assignment: owned.assignment.parse().unwrap(),
                session: owned.session.0.id,
                wrote: owned.session.1,
                timesheet: owned.timesheet.parse().unwrap(),
                supervision: owned.supervision.parse().unwrap(),
                report: owned.report.parse().unwrap(),
                plan: owned.plan.id,
            },
        )
    }
}

/// Every operation that a phone can send, each naming something of theirs and the rest of one's own.
fn operations(app: &TestApp, own: AssignmentId, theirs: &Theirs) -> Vec<(&'static str, Base, Change)> {
    let put = |session| Change::PutSession { session };
    let drive = |assignment| {
        let mut met = session(own, 5, 4);
        let leg = met.trips[0].legs[0].clone();
        met.trips[0].legs = vec![Leg { assignment: Some(assignment), ..leg }];
        met
    };
    let ask = SupervisionRequest { assignment: own, ..request(app, Urgency::CanWait) };
    let sent = report(app);
    let april = Manifest::of(std::iter::empty::<(&Session, OpId)>());
    let signer = Signer::Recipient { from: march().from(), until: march().until() };
    let how = HowSigned::Signed { strokes: vec![Stroke(vec![Point(1, 2), Point(3, 4)])] };
    let submit = |timesheet, assignment| Change::SubmitTimesheet {
        timesheet,
        assignment,
        period: self::april(),
        manifest: april.clone(),
    };
    vec![
        ("an entry for their assignment", Base::Nothing, put(session(theirs.assignment, 5, 4))),
        ("their entry anew", Base::Nothing, put(Session { id: theirs.session, ..session(own, 5, 4) })),
        ("their entry, changed", Base::After(theirs.wrote), put(Session { id: theirs.session, ..session(own, 5, 4) })),
        ("a drive for their assignment", Base::Nothing, put(drive(theirs.assignment))),
        ("their entry away", Base::After(theirs.wrote), Change::DeleteSession { session: theirs.session }),
        ("their entry away, unseen", Base::Nothing, Change::DeleteSession { session: theirs.session }),
        ("a month of their assignment", Base::Nothing, submit(TimesheetId::new(Uuid::now_v7()), theirs.assignment)),
        ("a month under their timesheet", Base::Nothing, submit(theirs.timesheet, own)),
        ("their month back", Base::Nothing, Change::WithdrawTimesheet { timesheet: theirs.timesheet }),
        (
            "a request about their assignment",
            Base::Nothing,
            Change::AskSupervision {
                request: SupervisionRequest { assignment: theirs.assignment, ..request(app, Urgency::CanWait) },
            },
        ),
        (
            "their request anew",
            Base::Nothing,
            Change::AskSupervision { request: SupervisionRequest { id: theirs.supervision, ..ask } },
        ),
        ("their request back", Base::Nothing, Change::WithdrawSupervision { supervision: theirs.supervision }),
        (
            "a report about their assignment",
            Base::Nothing,
            Change::SendReport {
                report: Report {
                    id: report_id(theirs.assignment, &sent.form, sent.span.from),
                    assignment: theirs.assignment,
                    ..sent.clone()
                },
            },
        ),
        (
            "their report anew",
            Base::Nothing,
            Change::SendReport { report: Report { id: theirs.report, assignment: own, ..sent } },
        ),
        ("their report back", Base::Nothing, Change::WithdrawReport { report: theirs.report }),
        (
            "a plan for their assignment",
            Base::Nothing,
            Change::PutPlan {
                plan: Plan { id: PlanId::new(Uuid::now_v7()), assignment: theirs.assignment, ..sample::plan() },
            },
        ),
        (
            "their plan anew",
            Base::Nothing,
            Change::PutPlan { plan: Plan { id: theirs.plan, assignment: own, activity: None, ..sample::plan() } },
        ),
        ("their plan away", Base::Nothing, Change::DropPlan { plan: theirs.plan }),
        (
            "a signature on their month",
            Base::Nothing,
            Change::SignOff {
                sign_off: SignOff {
                    id: sign_off_id(theirs.assignment, march(), signer.role()),
                    assignment: theirs.assignment,
                    period: march(),
                    signer,
                    how,
                    covers: confirmed(&[], theirs.assignment, march()),
                },
            },
        ),
    ]
}

#[tokio::test]
async fn no_operation_reads_or_changes_what_is_somebody_elses() {
    let mut world = World::new().await;
    let whose = [Whose::Own, Whose::OtherOffice, Whose::OtherMunicipality];
    let (mut cells, mut denials) = (0, 0);
    for (mine, asking) in whose.into_iter().enumerate() {
        for other in Whose::ALL.into_iter().filter(|other| *other != asking) {
            let theirs = Theirs::of(world.of(other));
            let own: AssignmentId = world.owned[mine].assignment.parse().unwrap();
            for (name, base, change) in operations(&world.app, own, &theirs) {
                let cell = format!("{name}, of {other:?}, by {asking:?}");
                let (before, noted) = (told(&world, mine).await, counted(&world.app).await.2);
                let phone = &mut world.owned[mine].phone;
                let op = phone.op(base, &change);
                let answer = phone.push(&world.app, &[op]).await;
                let said = answer.json()["answers"][0].clone();
                let others = world.owned.iter().enumerate().filter(|(index, _)| *index != mine);
                for (_, owned) in others {
                    assert!(!answer.text.contains(owned.name), "{cell}: {said}");
                }
                assert_eq!(told(&world, mine).await, before, "{cell}");
                let denied = ["not_yours", "not_your_assignment"].map(Some).contains(&said["code"].as_str());
                // Ids are a municipality's own: what stands in another is as if it were nobody's.
                let one_municipality =
                    ![asking, other].iter().any(|whose| [Whose::OtherMunicipality, Whose::Nobodys].contains(whose));
                if one_municipality || name.ends_with("assignment") {
                    assert!(denied || said["outcome"] == "held", "{cell}: {said}");
                }
                assert_eq!(counted(&world.app).await.2 - noted, i64::from(denied), "{cell}: the log");
                cells += 1;
                denials += usize::from(denied);
            }
        }
    }
    println!("matrix of operations: {cells} cells, {denials} denied");
    assert!(cells > 150 && denials > 80, "{cells} cells, {denials} denied");
}

/// What the others' phones are told, word for word.
async fn told(world: &World, but: usize) -> Vec<String> {
    let mut told = Vec::new();
    for owned in world.owned.iter().enumerate().filter(|(index, _)| *index != but).map(|(_, owned)| owned) {
        told.push(owned.phone.pull(&world.app).await["rows"].to_string());
    }
    told
}
