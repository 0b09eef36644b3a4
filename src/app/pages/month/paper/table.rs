//! The lists of a month as tables, in the columns that the office knows.

use crate::components::{said, speech};
use crate::pages::shown::{expense_kind, leg_kind, session_named};
use domain::entry::Receipt;
use domain::policy::KindName;
use domain::timesheet::{DriveLine, ExpenseLine, SessionLine, Timesheet};
use i18n::Lang;
use leptos::prelude::*;
use sync::phone::Snapshot;

/// A table, its rows, and what they sum up to. The first column names the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rows {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    sum: Vec<String>,
}

/// A column's name, and whether figures stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Words(&'static str),
    Figures(&'static str),
}

impl Column {
    const fn name(self) -> &'static str {
        match self {
            Self::Words(name) | Self::Figures(name) => name,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Words(_) => "",
            Self::Figures(_) => "figure",
        }
    }
}

/// Every session: when, what, how long, how much of it is paid.
pub(super) fn sessions(t: Lang, snapshot: &Snapshot, month: &Timesheet) -> Rows {
    let row = |line: &SessionLine| {
        let (start, end) = (line.span.start().wall, line.span.end().wall);
        vec![
            t.short_date(start.date()),
            t.times(start.time(), end.time()),
            session_named(t, snapshot, month.assignment, line.session, line.kind),
            t.duration(line.logged.0),
            t.duration(line.paid.0),
        ]
    };
    let totals = &month.totals;
    Rows {
        columns: vec![
            Column::Words(t.desk_date()),
            Column::Words(t.sheet_clock()),
            Column::Words(t.desk_what()),
            Column::Figures(t.desk_duration()),
            Column::Figures(t.desk_paid()),
        ],
        rows: month.sessions.iter().map(row).collect(),
        sum: vec![t.duration(totals.minutes_logged.0), t.duration(totals.minutes_paid.0)],
    }
}

/// The driving list: every stretch with its purpose.
pub(super) fn drives(t: Lang, snapshot: &Snapshot, month: &Timesheet) -> Rows {
    let row = |line: &DriveLine| {
        let (start, end) = (line.span.start().wall, line.span.end().wall);
        let legs = line.legs.iter().map(|leg| {
            let mut about = vec![t.inside(leg_kind(t, leg.kind))];
            about.extend((leg.passengers > 0).then(|| t.paper_passengers(usize::from(leg.passengers))));
            t.narrowed(&format!("{} – {}", leg.from, leg.to), &about)
        });
        vec![
            t.short_date(line.date),
            t.times(start.time(), end.time()),
            session_named(t, snapshot, month.assignment, line.session, KindName::Ordinary),
            legs.collect::<Vec<_>>().join("; "),
            t.km(line.driven.0),
            t.km(line.paid.0),
            t.km(line.unpaid.0),
        ]
    };
    let totals = &month.totals;
    Rows {
        columns: vec![
            Column::Words(t.desk_date()),
            Column::Words(t.sheet_clock()),
            Column::Words(t.paper_purpose()),
            Column::Words(t.paper_route()),
            Column::Figures(t.desk_driven()),
            Column::Figures(t.desk_paid()),
            Column::Figures(t.desk_not_paid()),
        ],
        rows: month.drives.iter().map(row).collect(),
        sum: vec![t.km(totals.driven.0), t.km(totals.driven_paid.0), t.km(totals.driven_unpaid.0)],
    }
}

/// Every expense, with its proof.
pub(super) fn expenses(t: Lang, _: &Snapshot, month: &Timesheet) -> Rows {
    let row = |line: &ExpenseLine| {
        let what = match line.label.trim() {
            "" => expense_kind(t, line.kind).to_owned(),
            label => format!("{}: {label}", expense_kind(t, line.kind)),
        };
        vec![
            t.short_date(line.date),
            what,
            receipt(t, &line.receipt).to_owned(),
            t.kroner(line.spent.0),
            t.kroner(line.paid.0),
            t.kroner(line.unpaid.0),
        ]
    };
    let totals = &month.totals;
    Rows {
        columns: vec![
            Column::Words(t.desk_date()),
            Column::Words(t.desk_what()),
            Column::Words(t.paper_receipt()),
            Column::Figures(t.desk_amount()),
            Column::Figures(t.desk_paid()),
            Column::Figures(t.desk_not_paid()),
        ],
        rows: month.expenses.iter().map(row).collect(),
        sum: vec![t.kroner(totals.spent.0), t.kroner(totals.spent_paid.0), t.kroner(totals.spent_unpaid.0)],
    }
}

const fn receipt(t: Lang, receipt: &Receipt) -> &'static str {
    match receipt {
        Receipt::Attached { .. } => t.paper_receipt_here(),
        Receipt::OnPaper => t.paper_receipt_on_paper(),
        Receipt::ComesLater => t.paper_receipt_later(),
        Receipt::None => t.paper_receipt_none(),
    }
}

/// A table with its sums; nothing where there is nothing to list. On a screen each row is a card: the styles make blocks of
/// all its parts, for which some browsers forget what they are, so their roles stand there.
#[component]
pub(super) fn Table(name: fn(Lang) -> &'static str, #[prop(into)] rows: Signal<Option<Rows>>) -> impl IntoView {
    let t = speech();
    move || {
        let Rows { columns, rows, sum } = rows.get().filter(|rows| !rows.rows.is_empty())?;
        let head = columns.iter().map(|column| {
            view! { <th role="columnheader" scope="col" class=column.class()>{column.name()}</th> }
        });
        let head = head.collect_view();
        let line = |cells: Vec<String>| {
            let mut cells = columns.iter().zip(cells);
            let first = cells.next().map(|(column, cell)| {
                view! { <th role="rowheader" scope="row" data-label=column.name()>{cell}</th> }
            });
            let rest = cells.map(|(column, cell)| {
                view! { <td role="cell" class=column.class() data-label=column.name()>{cell}</td> }
            });
            view! { <tr role="row">{first}{rest.collect_view()}</tr> }
        };
        let words = columns.len() - sum.len();
        let sums = columns.iter().skip(words).zip(sum).map(|(column, cell)| {
            view! { <td role="cell" class="figure" data-label=column.name()>{cell}</td> }
        });
        let sums = sums.collect_view();
        let body = rows.into_iter().map(line).collect_view();
        Some(view! {
            <table class="paper" role="table">
                <caption>{said(name)}</caption>
                <thead role="rowgroup">
                    <tr role="row">{head}</tr>
                </thead>
                <tbody role="rowgroup">{body}</tbody>
                <tfoot role="rowgroup">
                    <tr role="row">
                        <th role="rowheader" scope="row" colspan=words.to_string()>
                            {t.get().month_sum()}
                        </th>
                        {sums}
                    </tr>
                </tfoot>
            </table>
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, driving, session, snapshot};
    use crate::pages::shown::{period_of, reckoned};

    /// The first of the worked months: 290 km, then 24 km under a cap of 300.
    #[test]
    fn the_driving_list_says_what_of_each_drive_is_paid_and_sums_it_up() {
        let one = assignment(1);
        let entries = [
            driving(session(1, &one, "2026-03-04", "16:00", "18:00"), "Hjem", "Hytta", 290_000),
            driving(session(2, &one, "2026-03-25", "16:00", "18:00"), "Hjem", "Badet", 24_000),
        ];
        let period = period_of(&one, entries[0].session.span.date()).unwrap();
        let snapshot = snapshot(std::slice::from_ref(&one), &entries);
        let month = reckoned(&snapshot, one.row.assignment.id, period, "2026-03-31".parse().unwrap()).unwrap();
        let list = drives(Lang::Nb, &snapshot, &month);
        let plain = |cells: &[String]| cells.iter().map(|cell| cell.replace('\u{a0}', " ")).collect::<Vec<_>>();
        assert_eq!(plain(&list.rows[1])[3..], ["Hjem – Badet (under samværet)", "24,0 km", "10,0 km", "14,0 km"]);
        assert_eq!(plain(&list.sum), ["314,0 km", "300,0 km", "14,0 km"]);
        assert_eq!(sessions(Lang::Nb, &snapshot, &month).rows.len(), 2);
        assert!(expenses(Lang::Nb, &snapshot, &month).rows.is_empty());
    }
}
