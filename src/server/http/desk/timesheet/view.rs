//! A dossier as written on the page.

use super::sign_off::{self, sign_offs};
use super::steps;
use crate::http::Problem;
use crate::http::desk::words::{self, finding, state};
use crate::words as rules;
use domain::entry::{ActivityKey, Receipt, Session};
use domain::id::SessionId;
use domain::time::PayPeriod;
use domain::timesheet::{CapUse, Correction, DriveLine, ExpenseLine, PayLine, PayRule, SessionLine, Timesheet};
use i18n::{Lang, args};
use store::desk::{Decided, Decision, Dossier, Step};
use sync::BlobHash;

/// All texts of the page.
pub(super) struct View {
    pub(super) title: String,
    pub(super) recipients: String,
    pub(super) office: String,
    pub(super) state: state::Shown,
    pub(super) submitted: String,
    pub(super) total: String,
    pub(super) tax_free: String,
    pub(super) taxable: String,
    /// Driven, not paid; empty when all is.
    pub(super) unpaid_driving: Option<String>,
    pub(super) unpaid_expenses: Option<String>,
    /// What is paid for the month, and then for each month that it corrects; those with lines.
    pub(super) tables: Vec<PayTable>,
    pub(super) caps: Vec<Cap>,
    pub(super) findings: Vec<finding::Shown>,
    pub(super) sessions: Vec<SessionRow>,
    pub(super) drives: Vec<DriveRow>,
    pub(super) expenses: Vec<ExpenseRow>,
    /// Who should confirm on the recipient's side, and what they have said.
    pub(super) sign_offs: Vec<sign_off::Shown>,
    pub(super) history: Vec<Event>,
}

/// Pay lines of one month.
pub(super) struct PayTable {
    pub(super) caption: String,
    pub(super) lines: Vec<Line>,
}

pub(super) struct Line {
    pub(super) what: String,
    /// Why it is that rate; empty where no table of rates was asked.
    pub(super) why: String,
    pub(super) quantity: String,
    pub(super) rate: String,
    pub(super) amount: String,
    pub(super) tax_free: String,
    pub(super) taxable: String,
}

pub(super) struct Cap {
    pub(super) what: String,
    pub(super) used: String,
    pub(super) rest: String,
    pub(super) over: bool,
}

pub(super) struct SessionRow {
    pub(super) id: SessionId,
    /// The name of the field for a comment on it.
    pub(super) field: String,
    pub(super) date: String,
    pub(super) times: String,
    pub(super) kind: &'static str,
    pub(super) activity: String,
    pub(super) duration: String,
    pub(super) paid: String,
    pub(super) note: String,
    pub(super) why: String,
}

pub(super) struct DriveRow {
    pub(super) date: String,
    pub(super) legs: Vec<String>,
    /// What it was for, in the municipality's words.
    pub(super) activity: String,
    /// Likewise, in the contact's own, where no activity says it.
    pub(super) note: String,
    pub(super) driven: String,
    pub(super) paid: String,
    pub(super) unpaid: String,
    pub(super) why: String,
}

pub(super) struct ExpenseRow {
    pub(super) date: String,
    pub(super) what: String,
    pub(super) receipt: &'static str,
    pub(super) files: Vec<File>,
    /// Whether a file is still on its way.
    pub(super) waiting: bool,
    pub(super) spent: String,
    pub(super) paid: String,
    pub(super) unpaid: String,
    pub(super) why: String,
}

/// A receipt that can be opened.
pub(super) struct File {
    pub(super) href: String,
    pub(super) name: String,
}

pub(super) struct Event {
    pub(super) what: String,
    pub(super) comments: Vec<String>,
}

impl View {
    pub(super) fn of(t: Lang, dossier: &Dossier, sheet: &Timesheet) -> Result<Self, Problem> {
        let row = &dossier.timesheet;
        let totals = &sheet.totals;
        let sent = words::local(row.submitted_at);
        let (sign_offs, unconfirmed) = sign_offs(t, dossier)?;
        let mut findings: Vec<_> = sheet.findings.iter().chain(&unconfirmed).collect();
        findings.sort_by_key(|found| found.severity);
        Ok(Self {
            title: t.desk_sheet_title(args::DeskSheetTitle {
                contact: &dossier.contact.name,
                period: &t.period(row.period.from(), row.period.until()),
            }),
            recipients: {
                let recipients = &dossier.assignment.assignment.recipients;
                recipients.iter().map(|recipient| recipient.pseudonym.as_str()).collect::<Vec<_>>().join(", ")
            },
            office: dossier.assignment.assignment.office_name.clone(),
            state: state::shown(t, &row.state),
            submitted: t
                .desk_submitted_at(args::DeskSubmittedAt { date: &t.date(sent.date()), time: &t.time(sent.time()) }),
            total: t.kroner(totals.amount.0),
            tax_free: t.kroner(totals.tax_free.0),
            taxable: t.kroner(totals.taxable.0),
            unpaid_driving: (totals.driven_unpaid.0 != 0).then(|| t.km(totals.driven_unpaid.0)),
            unpaid_expenses: (totals.spent_unpaid.0 != 0).then(|| t.kroner(totals.spent_unpaid.0)),
            tables: pay_tables(t, sheet),
            caps: sheet.caps.iter().map(|cap| cap_use(t, cap, sheet.period)).collect(),
            findings: findings.into_iter().map(|found| finding::shown(t, sheet, found)).collect(),
            sessions: sheet.sessions.iter().map(|line| session(t, dossier, line)).collect(),
            drives: sheet.drives.iter().map(|line| drive(t, dossier, line)).collect(),
            expenses: sheet.expenses.iter().map(|line| expense(t, dossier, line)).collect(),
            sign_offs,
            history: history(t, dossier),
        })
    }
}

fn pay_tables(t: Lang, sheet: &Timesheet) -> Vec<PayTable> {
    let table =
        |caption, lines: &[PayLine]| PayTable { caption, lines: lines.iter().map(|line| pay_line(t, line)).collect() };
    let own = table(t.desk_lines().to_owned(), &sheet.pay);
    let corrected = |correction: &Correction| {
        table(t.desk_correction(&t.period(correction.of.from(), correction.of.until())), &correction.pay)
    };
    let all = core::iter::once(own).chain(sheet.corrections.iter().map(corrected));
    all.filter(|table| !table.lines.is_empty()).collect()
}

fn pay_line(t: Lang, line: &PayLine) -> Line {
    Line {
        what: match &line.rule {
            // The usual key says nothing that an officer does not see.
            PayRule::Hours { key } if key == "hour" => t.desk_hours().to_owned(),
            rule => rules::line(t, rule),
        },
        why: rules::why(t, line),
        quantity: rules::measure(t, line.quantity),
        rate: line.rate.map(|rate| t.kroner(rate.0)).unwrap_or_default(),
        amount: t.kroner(line.amount.0),
        tax_free: t.kroner(line.tax_free.0),
        taxable: t.kroner(line.taxable.0),
    }
}

fn cap_use(t: Lang, cap: &CapUse, period: PayPeriod) -> Cap {
    let write = |raw| rules::measure(t, cap.amount.with(raw));
    let over = cap.over.raw();
    Cap {
        what: rules::cap_name(t, cap, period),
        used: t.measure_of(args::MeasureOf { used: &write(cap.used.raw()), cap: &rules::measure(t, cap.limit()) }),
        rest: match cap.left.raw() {
            _ if over > 0 => t.measure_over(&write(over)),
            0 => t.measure_none_left().to_owned(),
            left => t.measure_left(&write(left)),
        },
        over: over > 0,
    }
}

fn written(dossier: &Dossier, id: SessionId) -> Option<&Session> {
    dossier.sessions.iter().find(|session| session.id == id)
}

fn activity(t: Lang, dossier: &Dossier, key: Option<&ActivityKey>) -> String {
    key.map(|key| words::activity(t, &dossier.assignment.municipality, key)).unwrap_or_default()
}

fn session(t: Lang, dossier: &Dossier, line: &SessionLine) -> SessionRow {
    let (start, end) = (line.span.start().wall, line.span.end().wall);
    let session = written(dossier, line.session);
    SessionRow {
        id: line.session,
        field: format!("line-{}", line.session),
        date: t.date(start.date()),
        times: t.times(start.time(), end.time()),
        kind: rules::session_kind(t, line.kind),
        activity: activity(t, dossier, session.and_then(|session| session.activity.as_ref())),
        duration: t.duration(line.logged.0),
        paid: t.duration(line.paid.0),
        note: session.map(|session| session.note.clone()).unwrap_or_default(),
        why: words::reasons(t, &line.why),
    }
}

fn drive(t: Lang, dossier: &Dossier, line: &DriveLine) -> DriveRow {
    let leg = |leg: &domain::timesheet::DriveLeg| {
        let driven = format!("{} ({})", t.km(leg.driven.0), rules::leg_kind(t, leg.kind));
        if dossier.standing.protected { driven } else { format!("{}–{}, {driven}", leg.from, leg.to) }
    };
    DriveRow {
        date: t.date(line.date),
        legs: line.legs.iter().map(leg).collect(),
        activity: activity(t, dossier, line.activity.as_ref()),
        note: line.note.clone(),
        driven: t.km(line.driven.0),
        paid: t.km(line.paid.0),
        unpaid: t.km(line.unpaid.0),
        why: words::reasons(t, &line.why),
    }
}

/// The files of a receipt, and whether all have arrived.
fn files(t: Lang, dossier: &Dossier, receipt: &Receipt) -> (Vec<File>, bool) {
    let Receipt::Attached { photos } = receipt else { return (Vec::new(), false) };
    let held = photos.iter().filter_map(|photo| photo.0.parse().ok().filter(|blob| dossier.receipts.contains(blob)));
    let file = |(number, blob): (usize, BlobHash)| File {
        href: super::receipt::address(dossier.timesheet.id, blob),
        name: t.desk_receipt_open(number),
    };
    let files: Vec<_> = (1..).zip(held).map(file).collect();
    let waiting = files.len() < photos.len();
    (files, waiting)
}

fn expense(t: Lang, dossier: &Dossier, line: &ExpenseLine) -> ExpenseRow {
    let (files, waiting) = files(t, dossier, &line.receipt);
    ExpenseRow {
        date: t.date(line.date),
        what: {
            let kind = rules::expense_kind(t, line.kind);
            if line.label == kind { kind.to_owned() } else { format!("{} ({kind})", line.label) }
        },
        receipt: words::receipt(t, &line.receipt),
        files,
        waiting,
        spent: t.kroner(line.spent.0),
        paid: t.kroner(line.paid.0),
        unpaid: t.kroner(line.unpaid.0),
        why: words::reasons(t, &line.why),
    }
}

/// Steps of approval and decisions, the oldest first.
fn history(t: Lang, dossier: &Dossier) -> Vec<Event> {
    let step = |step: &Step| {
        let (name, date) = (&*step.officer.name, &*words::local_date(t, step.at));
        let what = t.desk_step_taken_by(args::DeskStepTakenBy { step: steps::name(t, &step.key), name, date });
        (step.at, Event { what, comments: Vec::new() })
    };
    let decided = dossier.decisions.iter().map(|decision| (decision.at, event(t, dossier, decision)));
    let mut events: Vec<_> = dossier.steps.iter().map(step).chain(decided).collect();
    events.sort_by_key(|(at, _)| *at);
    events.into_iter().map(|(_, event)| event).collect()
}

fn event(t: Lang, dossier: &Dossier, decision: &Decision) -> Event {
    let (name, date) = (&*decision.officer.name, &*words::local_date(t, decision.at));
    let (what, comments) = match &decision.decided {
        Decided::Approved { .. } => (t.desk_approved_by(args::DeskApprovedBy { name, date }), Vec::new()),
        Decided::Returned { comment, lines } => {
            let on_all = (!comment.is_empty()).then(|| comment.clone());
            let on_lines = lines.iter().map(|line| {
                let day = written(dossier, line.session).map(|session| t.date(session.span.date()));
                format!("{}: {}", day.unwrap_or_default(), line.comment)
            });
            (t.desk_returned_by(args::DeskReturnedBy { name, date }), on_all.into_iter().chain(on_lines).collect())
        }
        Decided::ReturnUndone => (t.desk_return_undone_by(args::DeskReturnUndoneBy { name, date }), Vec::new()),
    };
    Event { what, comments }
}
