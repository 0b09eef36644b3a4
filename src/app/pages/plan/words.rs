//! Planned meetings in words, and the ways to them.

use crate::pages::shown::{activity_name, assignment_name};
use domain::plan::Meeting;
use i18n::{Lang, args};
use sync::phone::Snapshot;

/// The address of a meeting.
pub(super) fn href(meeting: &Meeting) -> String {
    format!("/plan/{}/{}", meeting.plan, meeting.day)
}

/// The form of the session, filled in as planned.
pub(super) fn form_href(meeting: &Meeting) -> String {
    format!("/samver/ny?plan={}&dag={}", meeting.plan, meeting.day)
}

/// The day and the time: "lørdag 21. november kl. 16:00".
pub(super) fn when(t: Lang, meeting: &Meeting) -> String {
    t.plan_when(args::PlanWhen { date: &t.long_date(meeting.on), time: &t.time(meeting.start) })
}

/// With whom, what and how long: "Turvenn 1 · Kino · 2 t".
pub(super) fn what(t: Lang, snapshot: &Snapshot, meeting: &Meeting) -> String {
    let row = snapshot.assignments.iter().map(|view| &view.row).find(|row| row.assignment.id == meeting.assignment);
    let name = row.map(|row| assignment_name(&row.assignment));
    let activity = row.zip(meeting.activity.as_ref()).and_then(|(row, key)| activity_name(t, &row.municipality, key));
    let parts: Vec<String> = name.into_iter().chain(activity).chain([t.duration(meeting.length.0)]).collect();
    parts.join(" · ")
}
