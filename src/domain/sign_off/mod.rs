//! Sign-off: somebody on the recipient's side confirms a month on the contact's phone, or the contact says why that could
//! not be. Nobody is named: signers are roles with days.

mod draft;
mod standing;

pub use draft::{SignOffDraft, SignOffField, SignOffFieldProblem, SignOffProblem};
pub use standing::{SignerStanding, confirmed, signer_standings, signs_for};

use crate::entry::{Session, Trip};
use crate::id::{AssignmentId, SessionId, SignOffId};
use crate::policy::{KindName, Signer};
use crate::quantity::{Metres, Ore};
use crate::time::{PayPeriod, Span};
use serde::{Deserialize, Serialize};

/// How wide the field is that is drawn on; a point's first number is less.
pub const WIDTH: u16 = 1_000;
/// How high it is; a point's second number is less.
pub const HEIGHT: u16 = 400;
/// Strokes of a signature.
pub const STROKES: usize = 60;
/// Points of a signature, over all strokes.
pub const POINTS: usize = 2_000;
/// Entries that one sign-off stands for.
pub const ENTRIES: usize = 400;
/// Characters of another reason.
pub const WORDS: usize = 200;
/// A drawing that is smaller in both directions is a slip of the finger.
const LEAST: u16 = 20;

/// What somebody on the recipient's side says of a month. The same signer's next one takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignOff {
    /// Follows from assignment, period and role.
    pub id: SignOffId,
    /// Whose month.
    pub assignment: AssignmentId,
    /// Which.
    pub period: PayPeriod,
    /// Who, and for which days, as the phone was told.
    pub signer: Signer,
    /// How.
    pub how: HowSigned,
    /// What was shown when it was asked for, in the order of time.
    pub covers: Vec<Confirmed>,
}

/// Whether it was confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum HowSigned {
    /// By a signature.
    Signed {
        /// As drawn, in the order drawn.
        strokes: Vec<Stroke>,
    },
    /// It was not.
    CouldNot {
        /// Why.
        reason: Reason,
        /// With [`Reason::Other`]: in the contact's words, at most [`WORDS`] characters.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
    },
}

/// Why it was not confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Does not want to.
    Unwilling,
    /// Cannot.
    Unable,
    /// Was not there to be asked.
    NotPresent,
    /// Something else, in words.
    Other,
}

impl Reason {
    /// In the order to be shown.
    pub const ALL: [Self; 4] = [Self::Unwilling, Self::Unable, Self::NotPresent, Self::Other];
}

/// A line drawn without lifting the pen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Stroke(pub Vec<Point>);

/// A place in the field: from the left ([`WIDTH`]) and from the top ([`HEIGHT`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Point(pub u16, pub u16);

/// One entry as it was shown to be confirmed: no notes, no places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Confirmed {
    /// Which.
    pub session: SessionId,
    /// From when to when.
    pub span: Span,
    /// What kind of meeting.
    pub kind: KindName,
    /// Driven.
    pub driven: Metres,
    /// Of that, with the recipient in the car.
    pub aboard: Metres,
    /// Spent.
    pub spent: Ore,
}

impl Confirmed {
    /// What is shown of a session.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let legs = || session.trips.iter().flat_map(|trip| &trip.legs);
        Self {
            session: session.id,
            span: session.span,
            kind: KindName::from(&session.kind),
            driven: session.trips.iter().map(Trip::distance).sum(),
            aboard: legs().filter(|leg| leg.passengers > 0).map(|leg| leg.distance).sum(),
            spent: session.expenses.iter().map(|expense| expense.amount).sum(),
        }
    }
}

impl SignOff {
    /// The first thing in it that no form could have made.
    #[must_use]
    pub fn misfit(&self) -> Option<SignOffField> {
        let (from, until) = self.signer.days();
        if from > until || !self.period.holds(from) || !self.period.holds(until) {
            return Some(SignOffField::Signer);
        }
        let inside = |entry: &Confirmed| self.period.holds(entry.span.date());
        if self.covers.len() > ENTRIES || !self.covers.iter().all(inside) {
            return Some(SignOffField::Covers);
        }
        match &self.how {
            HowSigned::Signed { strokes } => (!is_signature(strokes)).then_some(SignOffField::Strokes),
            HowSigned::CouldNot { reason, words } => {
                let fits = words.chars().count() <= WORDS && (*reason == Reason::Other) != words.trim().is_empty();
                (!fits).then_some(SignOffField::Words)
            }
        }
    }
}

/// Whether the strokes are within bounds, and more than a slip of the finger.
#[must_use]
pub fn is_signature(strokes: &[Stroke]) -> bool {
    let points = || strokes.iter().flat_map(|stroke| &stroke.0);
    let inside = |point: &Point| point.0 < WIDTH && point.1 < HEIGHT;
    let wide = |of: fn(&Point) -> u16| {
        let (least, most) = (points().map(of).min(), points().map(of).max());
        most.zip(least).map_or(0, |(most, least)| most - least) >= LEAST
    };
    strokes.len() <= STROKES
        && strokes.iter().all(|stroke| !stroke.0.is_empty())
        && points().count() <= POINTS
        && points().all(inside)
        && (wide(|point| point.0) || wide(|point| point.1))
}

/// The strokes as the data of an SVG's path, in a box of [`WIDTH`] by [`HEIGHT`]: app and desk draw the same.
#[must_use]
pub fn outline(strokes: &[Stroke]) -> String {
    let line = |stroke: &Stroke| {
        let mut points = stroke.0.iter().map(|Point(x, y)| format!("{x} {y}"));
        // A stroke of one point is a dot: a line to where it begins.
        let first = points.next()?;
        let rest: Vec<String> = points.collect();
        Some(format!("M{first}L{}", if rest.is_empty() { first.clone() } else { rest.join(" ") }))
    };
    strokes.iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::standing::tests::{entry, period, signed};
    use super::*;

    fn strokes(points: &[(u16, u16)]) -> Vec<Stroke> {
        vec![Stroke(points.iter().map(|(x, y)| Point(*x, *y)).collect())]
    }

    #[test]
    fn a_signature_lies_in_the_field_and_is_more_than_a_slip_of_the_finger() {
        assert!(is_signature(&strokes(&[(0, 0), (999, 399)])));
        assert!(is_signature(&strokes(&[(5, 5), (5, 25)])));
        assert!(!is_signature(&strokes(&[(5, 5), (6, 24)])), "too small");
        assert!(!is_signature(&strokes(&[(0, 0), (1_000, 10)])), "outside");
        assert!(!is_signature(&strokes(&[(0, 0), (10, 400)])), "outside");
        assert!(!is_signature(&[]));
        assert!(!is_signature(&[strokes(&[(0, 0), (99, 99)]), vec![Stroke(vec![])]].concat()), "an empty stroke");
        assert!(!is_signature(&vec![Stroke(vec![Point(0, 0), Point(99, 99)]); STROKES + 1]));
        assert!(!is_signature(&strokes(&vec![(0, 0); POINTS].into_iter().chain([(99, 9)]).collect::<Vec<_>>())));
    }

    #[test]
    fn what_no_form_could_have_made_is_named() {
        let good = signed(&[entry(1, 3)]);
        assert_eq!(good.misfit(), None);
        let could_not = |reason, words: &str| SignOff {
            how: HowSigned::CouldNot { reason, words: words.to_owned() },
            ..good.clone()
        };
        assert_eq!(could_not(Reason::Unable, "").misfit(), None);
        assert_eq!(could_not(Reason::Other, "Borte").misfit(), None);
        for (reason, words) in
            [(Reason::Other, " "), (Reason::Unable, "Borte"), (Reason::Other, &"x".repeat(WORDS + 1))]
        {
            assert_eq!(could_not(reason, words).misfit(), Some(SignOffField::Words), "{reason:?}");
        }
        let day = |text: &str| text.parse().unwrap();
        let signer = Signer::Recipient { from: day("2026-02-28"), until: period().until() };
        assert_eq!(SignOff { signer, ..good.clone() }.misfit(), Some(SignOffField::Signer));
        let april = Confirmed { span: entry(1, 3).span, ..entry(2, 3) };
        let many = vec![april; ENTRIES + 1];
        assert_eq!(SignOff { covers: many, ..good.clone() }.misfit(), Some(SignOffField::Covers));
        let start = crate::time::PeriodStart::CALENDAR_MONTH;
        let april = start.period_named("2026-04").unwrap();
        let signer = Signer::Recipient { from: april.from(), until: april.until() };
        assert_eq!(SignOff { period: april, signer, ..good }.misfit(), Some(SignOffField::Covers));
    }

    #[test]
    fn strokes_are_drawn_each_by_itself_and_a_dot_is_seen() {
        let dot = Stroke(vec![Point(7, 8)]);
        assert_eq!(outline(&[strokes(&[(1, 2), (30, 40), (5, 6)]), vec![dot]].concat()), "M1 2L30 40 5 6M7 8L7 8");
    }

    #[test]
    fn a_sign_off_is_written_short_and_read_back() {
        let one =
            SignOff { how: HowSigned::Signed { strokes: strokes(&[(1, 2), (30, 40)]) }, ..signed(&[entry(1, 3)]) };
        let text = serde_json::to_string(&one).unwrap();
        assert!(text.contains(r#""how":{"how":"signed","strokes":[[[1,2],[30,40]]]}"#), "{text}");
        assert_eq!(serde_json::from_str::<SignOff>(&text).unwrap(), one);
    }
}
