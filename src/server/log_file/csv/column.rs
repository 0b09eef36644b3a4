//! The columns, and the headings that name them.

/// A column. Each has one heading in each written language; capitals do not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Contact,
    Assignment,
    Date,
    Start,
    End,
    EndDate,
    Kind,
    Activity,
    Note,
    From,
    To,
    Kilometres,
    Leg,
    Passengers,
    PaidBy,
    Expense,
    ExpenseKind,
    Kroner,
    Receipt,
}

/// Headings in bokmål, nynorsk and English.
const HEADINGS: [(Column, [&str; 3]); 19] = [
    (Column::Contact, ["kontakt", "kontakt", "contact"]),
    (Column::Assignment, ["oppdrag", "oppdrag", "assignment"]),
    (Column::Date, ["dato", "dato", "date"]),
    (Column::Start, ["start", "start", "start"]),
    (Column::End, ["slutt", "slutt", "end"]),
    (Column::EndDate, ["sluttdato", "sluttdato", "end date"]),
    (Column::Kind, ["slag", "slag", "kind"]),
    (Column::Activity, ["aktivitet", "aktivitet", "activity"]),
    (Column::Note, ["notat", "notat", "note"]),
    (Column::From, ["fra", "frå", "from"]),
    (Column::To, ["til", "til", "to"]),
    (Column::Kilometres, ["km", "km", "km"]),
    (Column::Leg, ["etappe", "etappe", "leg"]),
    (Column::Passengers, ["passasjerer", "passasjerar", "passengers"]),
    (Column::PaidBy, ["betales av", "vert betalt av", "paid by"]),
    (Column::Expense, ["utlegg", "utlegg", "expense"]),
    (Column::ExpenseKind, ["slag utlegg", "slag utlegg", "expense kind"]),
    (Column::Kroner, ["kr", "kr", "kr"]),
    (Column::Receipt, ["kvittering", "kvittering", "receipt"]),
];

impl Column {
    /// The column of that heading.
    pub(super) fn named(heading: &str) -> Option<Self> {
        let heading = heading.trim().to_lowercase();
        HEADINGS.iter().find(|(_, names)| names.contains(&heading.as_str())).map(|(column, _)| *column)
    }

    /// All headings in bokmål.
    pub(super) fn headings() -> [&'static str; HEADINGS.len()] {
        HEADINGS.map(|(_, [bokmål, ..])| bokmål)
    }
}
