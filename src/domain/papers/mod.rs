//! What a contact has shown, signed and gone through before the work. Days alone: what stands in it is never kept.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;

/// So many days before something runs out, whoever it concerns is told.
pub const SOON: TimeDelta = TimeDelta::days(30);

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// A police certificate, which the municipality has seen.
    PoliceCertificate,
    /// The declaration of confidentiality, which the contact has signed.
    Confidentiality,
    /// The course on the web, which the contact has gone through.
    ELearning,
}

/// A paper that is in order, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Paper {
    kind: PaperKind,
    on: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
}

/// Why a paper cannot be noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PaperProblem {
    /// It was shown, signed or gone through on a day that has not come.
    #[error("the day has not come yet")]
    Ahead,
    /// It runs out before that day.
    #[error("it runs out before the day on which it was seen")]
    Backwards,
}

/// How something with a last day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasting {
    /// It holds, perhaps for ever.
    Holds,
    /// Its last day is near.
    Soon(NaiveDate),
    /// Its last day is over.
    Over(NaiveDate),
}

/// How one paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperState {
    /// The municipality asks for it and has not noted it.
    Missing,
    /// It is noted.
    Noted(Paper, Lasting),
}

/// What a municipality asks for, and what it has noted of one contact.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Papers {
    asked: BTreeSet<PaperKind>,
    noted: Vec<Paper>,
}

impl PaperKind {
    /// Every kind, in the order to be shown.
    pub const ALL: [Self; 3] = [Self::PoliceCertificate, Self::Confidentiality, Self::ELearning];
}

impl Paper {
    /// Seen, signed or gone through `on` that day; `until` is the last day on which it holds.
    ///
    /// # Errors
    /// [`PaperProblem`]
    pub fn new(
        kind: PaperKind,
        on: NaiveDate,
        until: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<Self, PaperProblem> {
        if on > today {
            return Err(PaperProblem::Ahead);
        }
        if until.is_some_and(|until| until < on) {
            return Err(PaperProblem::Backwards);
        }
        Ok(Self { kind, on, until })
    }

    /// Which it is.
    #[must_use]
    pub const fn kind(&self) -> PaperKind {
        self.kind
    }

    /// When it was seen, signed or gone through.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// The last day on which it holds, where it must be renewed.
    #[must_use]
    pub const fn until(&self) -> Option<NaiveDate> {
        self.until
    }
}

impl Lasting {
    /// Of what holds up to and with `until`.
    #[must_use]
    pub fn of(until: Option<NaiveDate>, today: NaiveDate) -> Self {
        match until {
            Some(until) if until < today => Self::Over(until),
            Some(until) if until.signed_duration_since(today) <= SOON => Self::Soon(until),
            _ => Self::Holds,
        }
    }
}

impl PaperState {
    /// Whether there is nothing to do about it.
    #[must_use]
    pub const fn is_in_order(&self) -> bool {
        matches!(self, Self::Noted(_, Lasting::Holds))
    }
}

impl Papers {
    /// Of a contact of whom nothing is noted.
    #[must_use]
    pub const fn asked(asked: BTreeSet<PaperKind>) -> Self {
        Self { asked, noted: Vec::new() }
    }

    /// What is asked for.
    pub fn asks(&self) -> impl Iterator<Item = PaperKind> {
        self.asked.iter().copied()
    }

    /// The same, where the municipality asks for something else.
    #[must_use]
    pub fn with_asked(self, asked: BTreeSet<PaperKind>) -> Self {
        Self { asked, ..self }
    }

    /// The same with `paper`, in the place of the one that was noted before.
    #[must_use]
    pub fn with(self, paper: Paper) -> Self {
        let mut next = self.without(paper.kind);
        next.noted.push(paper);
        next.noted.sort_by_key(Paper::kind);
        next
    }

    /// The same without the paper of that kind.
    #[must_use]
    pub fn without(mut self, kind: PaperKind) -> Self {
        self.noted.retain(|paper| paper.kind != kind);
        self
    }

    /// What is asked for or noted, each with how it stands.
    pub fn states(&self, today: NaiveDate) -> impl Iterator<Item = (PaperKind, PaperState)> {
        PaperKind::ALL.into_iter().filter_map(move |kind| {
            let noted = self.noted.iter().find(|paper| paper.kind == kind);
            let state = noted.map(|paper| PaperState::Noted(*paper, Lasting::of(paper.until, today)));
            let missing = self.asked.contains(&kind).then_some(PaperState::Missing);
            Some((kind, state.or(missing)?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_holds_is_told_apart_from_what_runs_out_within_thirty_days_and_what_has_run_out() {
        let until = Some(day("2026-04-30"));
        let on = |today: &str| Lasting::of(until, day(today));
        assert_eq!(on("2026-03-30"), Lasting::Holds);
        assert_eq!(on("2026-03-31"), Lasting::Soon(day("2026-04-30")));
        assert_eq!(on("2026-04-30"), Lasting::Soon(day("2026-04-30")));
        assert_eq!(on("2026-05-01"), Lasting::Over(day("2026-04-30")));
        assert_eq!(Lasting::of(None, day("2099-01-01")), Lasting::Holds);
    }

    #[test]
    fn a_paper_of_tomorrow_and_one_that_ran_out_before_it_was_seen_are_refused() {
        let paper = |on: &str, until: Option<&str>| {
            Paper::new(PaperKind::PoliceCertificate, day(on), until.map(day), day("2026-03-31"))
        };
        assert_eq!(paper("2026-04-01", None), Err(PaperProblem::Ahead));
        assert_eq!(paper("2026-03-31", Some("2026-03-30")), Err(PaperProblem::Backwards));
        assert!(paper("2026-03-31", Some("2026-03-31")).is_ok());
    }

    #[test]
    fn what_is_asked_for_is_missing_until_it_is_noted_and_again_when_it_is_withdrawn() {
        use PaperKind::{Confidentiality, ELearning};
        let today = day("2026-03-31");
        let signed = Paper::new(Confidentiality, day("2026-01-02"), None, today).unwrap();
        let course = Paper::new(ELearning, day("2026-01-03"), None, today).unwrap();
        let told = |papers: &Papers| papers.states(today).collect::<Vec<_>>();
        let none = Papers::asked([Confidentiality].into());
        assert_eq!(told(&none), [(Confidentiality, PaperState::Missing)]);
        let both = none.clone().with(course).with(signed);
        let noted = |paper: Paper| (paper.kind(), PaperState::Noted(paper, Lasting::Holds));
        assert_eq!(told(&both), [noted(signed), noted(course)], "what nobody asked for is shown as well");
        assert_eq!(both.clone().with(signed), both, "noted twice is noted once");
        assert_eq!(told(&both.without(Confidentiality).without(ELearning)), told(&none));
        assert!(told(&none.with_asked(BTreeSet::new())).is_empty());
    }
}
