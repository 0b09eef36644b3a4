//! A file for the phone's own calendar, in the format of RFC 5545. Whoever looks over the contact's shoulder reads it too, and
//! so does the maker of the calendar: it says when, and neither with whom, where nor what for.

use chrono::{DateTime, Utc};
use domain::quantity::Minutes;

/// Something to be reminded of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Event {
    /// When it begins.
    pub(super) at: DateTime<Utc>,
    /// How long it lasts.
    pub(super) length: Minutes,
    /// Names it for ever: a calendar that has it already changes it instead of adding another.
    pub(super) uid: String,
    /// One of the app's own words; no line of the file may get longer than 75 bytes by it.
    pub(super) title: &'static str,
    /// It is not to be.
    pub(super) off: bool,
    /// How long before it the phone speaks up; not at all where there is none.
    pub(super) alarm: Option<Minutes>,
}

/// The file, made at `now`. Times are in UTC, so that no calendar has to know when Norway changes its clocks.
pub(super) fn file(events: &[Event], now: DateTime<Utc>) -> String {
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Avtaler//NO", "METHOD:PUBLISH"].map(str::to_owned).to_vec();
    for event in events {
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", event.uid),
            format!("DTSTAMP:{}", written(now)),
            format!("SEQUENCE:{}", now.timestamp() / 60),
            format!("DTSTART:{}", written(event.at)),
            format!("DTEND:{}", written(event.at + chrono::TimeDelta::minutes(event.length.0))),
            format!("SUMMARY:{}", event.title),
            format!("STATUS:{}", if event.off { "CANCELLED" } else { "CONFIRMED" }),
        ]);
        if let Some(before) = event.alarm.filter(|_| !event.off) {
            lines.extend([
                "BEGIN:VALARM".to_owned(),
                "ACTION:DISPLAY".to_owned(),
                format!("DESCRIPTION:{}", event.title),
                format!("TRIGGER:-PT{}M", before.0),
                "END:VALARM".to_owned(),
            ]);
        }
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.into_iter().map(|line| line + "\r\n").collect()
}

fn written(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(alarm: Option<Minutes>) -> Event {
        Event {
            at: "2026-03-30T14:30:00Z".parse().unwrap(),
            length: Minutes(90),
            uid: "0198c000-0000-7000-8000-000000000001".to_owned(),
            title: "Avtale",
            off: false,
            alarm,
        }
    }

    fn made() -> DateTime<Utc> {
        "2026-03-29T10:00:00Z".parse().unwrap()
    }

    #[test]
    fn an_appointment_says_when_and_reminds_before_it() {
        let file = file(&[meeting(Some(Minutes(30)))], made());
        for line in [
            "BEGIN:VCALENDAR",
            "UID:0198c000-0000-7000-8000-000000000001",
            "DTSTART:20260330T143000Z",
            "DTEND:20260330T160000Z",
            "SUMMARY:Avtale",
            "TRIGGER:-PT30M",
            "END:VCALENDAR",
        ] {
            assert!(file.split("\r\n").any(|found| found == line), "{line} in {file}");
        }
        assert!(file.ends_with("\r\n") && file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    }

    #[test]
    fn one_that_is_off_is_taken_out_of_the_calendar_and_reminds_of_nothing() {
        let file = file(&[Event { off: true, ..meeting(Some(Minutes(30))) }], made());
        assert!(file.contains("STATUS:CANCELLED") && !file.contains("VALARM"), "{file}");
    }

    #[test]
    fn without_a_time_before_it_the_phone_says_nothing() {
        assert!(!file(&[meeting(None)], made()).contains("VALARM"));
    }
}
