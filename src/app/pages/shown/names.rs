//! What things are called on the screen.

use super::kinds::session_kind;
use chrono::NaiveDate;
use domain::assignment::Assignment;
use domain::entry::{ActivityKey, Session, Trip};
use domain::id::{AssignmentId, SessionId};
use domain::policy::KindName;
use domain::words::Words;
use i18n::Lang;
use sync::phone::Snapshot;
use sync::row::{Localised, MunicipalityFacts};

/// In which language officers write to contacts: Norwegian, in whichever of its two forms.
pub(crate) const OFFICE: &str = "no";

/// The municipality's word in the language of the screen.
pub(crate) fn localised(t: Lang, name: &Localised) -> &str {
    match t {
        Lang::Nb => &name.nb,
        Lang::Nn => &name.nn,
        Lang::En => &name.en,
    }
}

/// What the municipality's file says, in the language of the screen.
pub(crate) fn words(t: Lang, words: &Words) -> &str {
    match t {
        Lang::Nb => &words.nb,
        Lang::Nn => &words.nn,
        Lang::En => &words.en,
    }
}

/// An assignment by the pseudonyms of those whom it is for.
pub(crate) fn assignment_name(assignment: &Assignment) -> String {
    let names: Vec<&str> = assignment.recipients.iter().map(|recipient| recipient.pseudonym.as_str()).collect();
    if names.is_empty() { assignment.office_name.clone() } else { names.join(", ") }
}

/// What was done, in the municipality's words; nothing for a key that its list no longer has.
pub(crate) fn activity_name(t: Lang, facts: &MunicipalityFacts, key: &ActivityKey) -> Option<String> {
    facts
        .activities
        .iter()
        .find(|activity| &activity.key == key)
        .map(|activity| localised(t, &activity.name).to_owned())
}

/// What a session is called in a list: its activity, or its kind.
fn session_name(t: Lang, facts: Option<&MunicipalityFacts>, session: &Session) -> String {
    let activity = facts.zip(session.activity.as_ref()).and_then(|(facts, key)| activity_name(t, facts, key));
    let kind = session_kind(t, KindName::from(&session.kind));
    activity.unwrap_or_else(|| kind.to_owned())
}

/// What a session of a reckoned month is called: by its entry, or by its kind where the entry lies on another phone.
pub(crate) fn session_named(
    t: Lang,
    snapshot: &Snapshot,
    assignment: AssignmentId,
    id: SessionId,
    kind: KindName,
) -> String {
    let view = snapshot.assignments.iter().find(|view| view.row.assignment.id == assignment);
    let facts = view.map(|view| &view.row.municipality);
    let entry = snapshot.sessions.iter().map(|view| &view.session).find(|session| session.id == id);
    entry.map_or_else(|| session_kind(t, kind).to_owned(), |session| session_name(t, facts, session))
}

/// The day and the times: "lør. 21. nov., 16:00–18:30".
pub(crate) fn entry_when(t: Lang, session: &Session) -> String {
    let (start, end) = (session.span.start().wall, session.span.end().wall);
    let day = |date: NaiveDate| {
        use chrono::Datelike as _;
        format!("{} {}", t.short_weekday(date.weekday()), t.short_date(date))
    };
    format!("{} {}", day(start.date()), t.times(start.time(), end.time()))
}

/// The rest in one line: "Kino · 2 t 30 min · kjørte 24,0 km · utlegg 120,00 kr".
pub(crate) fn entry_line(t: Lang, facts: Option<&MunicipalityFacts>, session: &Session) -> String {
    let driven: i64 = session.trips.iter().map(Trip::distance).map(|metres| metres.0).sum();
    let spent: i64 = session.expenses.iter().map(|expense| expense.amount.0).sum();
    let mut parts = vec![session_name(t, facts, session), t.duration(session.span.elapsed().0)];
    parts.extend((driven > 0).then(|| t.month_drove(&t.km(driven))));
    parts.extend((spent != 0).then(|| t.month_spent(&t.kroner(spent))));
    parts.join(" · ")
}
