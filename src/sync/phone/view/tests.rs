use super::*;
use crate::contract::sample;
use crate::id::{OpId, Revision, Seq};
use crate::op::Change;
use crate::phone::{LocalWrite, OpStatus};
use crate::row::{PlanRow, ReportRow, Row, SessionRow, SessionState, TimesheetRow};
use domain::sign_off::{HowSigned, Reason, SignOff};

fn noted(number: u128, note: &str) -> Session {
    Session { note: note.into(), ..sample::session(number, "2026-03-03") }
}

fn march() -> PayPeriod {
    PayPeriod::new("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap()).unwrap()
}

fn timesheet_id() -> TimesheetId {
    TimesheetId::new(sample::uuid(11, 1))
}

/// A phone to which the server has told of these sessions.
fn told(sessions: &[Session]) -> Local {
    let mut local = Local { meta: Some(sample::meta()), ..Local::default() };
    let put_rows = sessions.iter().cloned().map(sample::session_row).collect();
    local.apply(LocalWrite { put_rows, ..LocalWrite::default() });
    local
}

fn tell_of_timesheet(local: &mut Local, state: TimesheetState) {
    let row = TimesheetRow {
        id: timesheet_id(),
        assignment: sample::assignment_id(),
        period: march(),
        state,
        totals: Totals::default(),
        op: OpId::new(sample::uuid(7, 50)),
        submitted_at: sample::time(0),
        pressed_at: None,
        reckoned: None,
        revised: false,
    };
    let row = Row { seq: Seq(9), revision: Revision(1), entity: Entity::Timesheet(Box::new(row)) };
    local.apply(LocalWrite { put_rows: vec![row], ..LocalWrite::default() });
}

fn ask(local: &mut Local, number: u128, change: &Change) {
    local.apply(sample::recorded(local, number, change));
}

fn refuse_last(local: &mut Local, outcome: Outcome) {
    let last = local.ops.values().last().cloned().unwrap();
    let status = OpStatus::Refused { outcome: Box::new(outcome), dealt_with: false };
    local.apply(LocalWrite { put_ops: vec![OpRecord { status, ..last }], ..LocalWrite::default() });
}

fn only_session(local: &Local) -> SessionView {
    let mut sessions = view(local).sessions;
    assert_eq!(sessions.len(), 1);
    sessions.remove(0)
}

#[test]
fn an_entry_follows_its_timesheet() {
    let mut local = told(&[noted(1, "")]);
    assert_eq!(only_session(&local).state, EntryState::Received);
    let returned = TimesheetState::Returned { comment: "Mangler dato".into(), lines: vec![] };
    for (state, shown) in [
        (TimesheetState::Submitted, EntryState::Submitted),
        (returned, EntryState::Returned),
        (TimesheetState::Draft, EntryState::Received),
        (TimesheetState::Paid, EntryState::Approved),
    ] {
        tell_of_timesheet(&mut local, state);
        assert_eq!(only_session(&local).state, shown);
    }
}

#[test]
fn a_refused_edit_is_shown_and_what_the_server_holds_is_counted() {
    let mut local = told(&[noted(1, "held")]);
    ask(&mut local, 1, &Change::PutSession { session: noted(1, "mine") });
    refuse_last(&mut local, Outcome::Locked { state: TimesheetState::Approved });
    let shown = only_session(&local);
    assert_eq!(shown.state, EntryState::Locked { state: TimesheetState::Approved });
    assert_eq!((shown.session.note.as_str(), shown.counted().unwrap().note.as_str()), ("mine", "held"));
    assert_eq!(view(&local).refused, 1);

    let subject = Subject::Session(sample::session_id(1));
    let let_go = local.let_go(subject);
    local.apply(let_go);
    assert_eq!((only_session(&local).session.note.as_str(), view(&local).refused), ("held", 0));
}

#[test]
fn a_conflict_shows_both_and_one_with_a_deletion_shows_that() {
    let mut local = told(&[noted(1, "theirs")]);
    ask(&mut local, 1, &Change::PutSession { session: noted(1, "mine") });
    refuse_last(&mut local, Outcome::Conflict { server_state: None });
    assert_eq!(only_session(&local).state, EntryState::Conflict { server: Some(Box::new(noted(1, "theirs"))) });
    let gone =
        SessionRow { id: sample::session_id(1), op: OpId::new(sample::uuid(7, 60)), state: SessionState::Deleted };
    let gone = Row { seq: Seq(8), revision: Revision(2), entity: Entity::Session(gone) };
    local.apply(LocalWrite { put_rows: vec![gone], ..LocalWrite::default() });
    let shown = only_session(&local);
    assert_eq!((shown.state.clone(), shown.counted()), (EntryState::Conflict { server: None }, None));
}

#[test]
fn a_refused_deletion_shows_the_session_again() {
    let mut local = told(&[noted(1, "kept")]);
    ask(&mut local, 1, &Change::DeleteSession { session: sample::session_id(1) });
    assert_eq!(view(&local).sessions, []);
    refuse_last(&mut local, Outcome::Locked { state: TimesheetState::Submitted });
    let shown = only_session(&local);
    assert_eq!((shown.session.note.as_str(), shown.counted().is_some()), ("kept", true));
}

#[test]
fn a_month_sent_in_is_on_its_way_until_the_server_answers() {
    let mut local = told(&[noted(1, ""), noted(2, "")]);
    let change = local.submission(sample::assignment_id(), march(), timesheet_id());
    ask(&mut local, 1, &change);
    let sheet = view(&local).timesheets.remove(0);
    assert_eq!((sheet.stage, sheet.totals.worked), (TimesheetStage::Sending, domain::quantity::Minutes(240)));
    let again = local.submission(sample::assignment_id(), march(), TimesheetId::new(sample::uuid(11, 2)));
    assert_eq!(again.subject(), Subject::Timesheet(timesheet_id()), "one timesheet for a period, however often sent");

    tell_of_timesheet(&mut local, TimesheetState::Submitted);
    ask(&mut local, 2, &Change::WithdrawTimesheet { timesheet: timesheet_id() });
    assert_eq!(view(&local).timesheets[0].stage, TimesheetStage::TakingBack);
}

#[test]
fn a_month_sent_in_names_only_what_will_count() {
    let mut local = told(&[noted(1, "held"), noted(2, "gone"), sample::session(3, "2026-04-01")]);
    ask(&mut local, 1, &Change::DeleteSession { session: sample::session_id(2) });
    ask(&mut local, 2, &Change::PutSession { session: noted(1, "refused") });
    refuse_last(&mut local, Outcome::Rejected { code: RefusalCode::OutOfBounds, field: None });
    let Change::SubmitTimesheet { manifest, .. } = local.submission(sample::assignment_id(), march(), timesheet_id())
    else {
        panic!("not a submission")
    };
    let named: Vec<_> = manifest.lines.iter().map(|line| (line.session, line.content)).collect();
    assert_eq!(named, [(sample::session_id(1), crate::manifest::content_hash(&noted(1, "held")))]);
}

#[test]
fn rules_of_a_newer_server_leave_the_assignment_to_be_seen() {
    let mut row = serde_json::to_value(sample::assignment_row()).unwrap();
    row["entity"]["terms"] = serde_json::json!({ "of": "later" });
    let row: Row = serde_json::from_value(row).unwrap();
    let mut local = told(&[]);
    local.apply(LocalWrite { put_rows: vec![row], ..LocalWrite::default() });
    let shown = view(&local).assignments.remove(0);
    assert_eq!((shown.terms, shown.row.assignment.office_name.as_str()), (None, "Oppfølging"));
}

/// The report as the server has it.
fn tell_of_report(local: &mut Local, well: &str, state: ReportState) {
    let report = sample::report(well);
    let (op, sent_at) = (OpId::new(sample::uuid(7, 60)), sample::time(0));
    let row = ReportRow { counted: Default::default(), report, state, op, sent_at };
    let row = Row { seq: Seq(9), revision: Revision(1), entity: Entity::Report(Box::new(row)) };
    local.apply(LocalWrite { put_rows: vec![row], ..LocalWrite::default() });
}

fn only_report(local: &Local) -> ReportView {
    let mut reports = view(local).reports;
    assert_eq!(reports.len(), 1);
    reports.remove(0)
}

#[test]
fn a_report_is_with_nobody_until_the_server_has_it_and_one_that_came_back_can_be_sent_anew() {
    let mut local = told(&[]);
    ask(&mut local, 1, &Change::SendReport { report: sample::report("Godt") });
    assert_eq!(only_report(&local).stage, ReportStage::Sending);
    ask(&mut local, 2, &Change::WithdrawReport { report: sample::report("").id });
    assert_eq!(only_report(&local).stage, ReportStage::TakingBack);

    let mut local = told(&[]);
    let comment = "Skriv mer".to_owned();
    tell_of_report(&mut local, "Godt", ReportState::Returned { comment });
    assert!(!only_report(&local).is_closed());
    ask(&mut local, 1, &Change::SendReport { report: sample::report("Bra") });
    let sent = only_report(&local);
    assert_eq!((sent.stage.clone(), sent.is_closed()), (ReportStage::Sending, true));
    assert_eq!(sent.report, sample::report("Bra"), "what was sent last");
}

#[test]
fn a_report_that_was_refused_never_hides_the_one_that_the_office_has() {
    let refusal = || Outcome::Rejected { code: RefusalCode::WrongState, field: None };
    let mut local = told(&[]);
    ask(&mut local, 1, &Change::SendReport { report: sample::report("Godt") });
    refuse_last(&mut local, refusal());
    let sent = only_report(&local);
    assert_eq!((sent.stage.clone(), sent.is_closed()), (ReportStage::NotSent, false));

    let mut local = told(&[]);
    tell_of_report(&mut local, "Godt", ReportState::Read);
    ask(&mut local, 1, &Change::SendReport { report: sample::report("Bra") });
    refuse_last(&mut local, refusal());
    let sent = only_report(&local);
    assert_eq!((sent.report, sent.refused), (sample::report("Godt"), Some(RefusalCode::WrongState)));
}

#[test]
fn a_plan_is_shown_as_it_was_last_left_on_this_phone_and_one_that_is_refused_until_it_is_read() {
    let mut local = told(&[]);
    let plans = |local: &Local| view(local).plans.into_iter().map(|view| (view.plan, view.refused)).collect::<Vec<_>>();
    ask(&mut local, 1, &Change::PutPlan { plan: sample::plan() });
    assert_eq!(plans(&local), [(sample::plan(), None)]);
    let row = PlanRow { plan: sample::plan(), dropped: false, op: OpId::new(sample::uuid(7, 9)) };
    let held = |dropped| Row {
        seq: Seq(9),
        revision: Revision(1),
        entity: Entity::Plan(Box::new(PlanRow { dropped, ..row.clone() })),
    };
    let mut local = told(&[]);
    local.apply(LocalWrite { put_rows: vec![held(false)], ..LocalWrite::default() });
    ask(&mut local, 1, &Change::DropPlan { plan: sample::plan().id });
    assert_eq!(plans(&local), []);
    refuse_last(&mut local, Outcome::Rejected { code: RefusalCode::NotYours, field: None });
    assert_eq!(plans(&local), [(sample::plan(), Some(RefusalCode::NotYours))]);
    local.apply(LocalWrite { put_rows: vec![held(true)], ..LocalWrite::default() });
    assert_eq!(plans(&local), [], "taken away elsewhere");
}

#[test]
fn a_sign_off_counts_as_last_said_and_a_refused_one_never() {
    let seen = |local: &Local| {
        view(local).sign_offs.into_iter().map(|it| (it.sign_off.how, it.stage, it.refused)).collect::<Vec<_>>()
    };
    let refusal = || Outcome::Rejected { code: RefusalCode::UnknownChoice, field: None };
    let refused = Some(RefusalCode::UnknownChoice);
    let drawn = sample::sign_off().how;
    let how = HowSigned::CouldNot { reason: Reason::NotPresent, words: String::new() };
    let anew = Change::SignOff { sign_off: SignOff { how: how.clone(), ..sample::sign_off() } };

    let mut local = told(&[]);
    ask(&mut local, 1, &Change::SignOff { sign_off: sample::sign_off() });
    assert_eq!(seen(&local), [(drawn.clone(), SignOffStage::Sending, None)]);
    refuse_last(&mut local, refusal());
    assert_eq!(seen(&local), [(drawn.clone(), SignOffStage::NotSent, refused)]);

    let mut local = told(&[]);
    local.apply(LocalWrite { put_rows: vec![sample::sign_off_row()], ..LocalWrite::default() });
    ask(&mut local, 1, &anew);
    assert_eq!(seen(&local), [(how, SignOffStage::Sending, None)]);
    refuse_last(&mut local, refusal());
    assert_eq!(seen(&local), [(drawn, SignOffStage::AtServer, refused)]);
}
