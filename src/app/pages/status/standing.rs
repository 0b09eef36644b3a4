//! How papers and agreements stand, in words.

use crate::components::{Sign, State, Weight};
use domain::assignment::Agreement;
use domain::papers::{Lasting, PaperKind, PaperState};
use i18n::Lang;
use sync::AssignmentRow;
use sync::phone::Snapshot;

/// The assignments that have not ended.
pub(super) fn open(snapshot: &Snapshot) -> impl Iterator<Item = &AssignmentRow> {
    snapshot.assignments.iter().map(|view| &view.row).filter(|row| !row.ended)
}

/// What a paper is called.
pub(super) const fn paper_name(t: Lang, kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::PoliceCertificate => t.status_police(),
        PaperKind::Confidentiality => t.status_confidentiality(),
        PaperKind::ELearning => t.status_course(),
    }
}

/// How something that lasts stands.
pub(super) const fn tag_of(t: Lang, lasting: Lasting) -> State {
    let (weight, sign, name) = match lasting {
        Lasting::Holds => (Weight::Good, Sign::Tick, t.status_in_order()),
        Lasting::Soon(_) => (Weight::Heed, Sign::Heed, t.status_soon()),
        Lasting::Over(_) => (Weight::Heed, Sign::Heed, t.status_over()),
    };
    State { weight, sign, name }
}

/// How a paper stands.
pub(super) const fn tag_of_paper(t: Lang, state: PaperState) -> State {
    match state {
        PaperState::Missing => State { weight: Weight::Heed, sign: Sign::Heed, name: t.status_missing() },
        PaperState::Noted(_, lasting) => tag_of(t, lasting),
    }
}

/// The days of a paper, a line for each.
pub(super) fn days_of_paper(t: Lang, kind: PaperKind, state: PaperState) -> Vec<String> {
    let PaperState::Noted(paper, _) = state else {
        let missing = match kind {
            PaperKind::PoliceCertificate => t.status_police_missing(),
            PaperKind::Confidentiality => t.status_confidentiality_missing(),
            PaperKind::ELearning => t.status_course_missing(),
        };
        return vec![missing.to_owned()];
    };
    let on = t.date(paper.on());
    let seen = match kind {
        PaperKind::PoliceCertificate => t.status_police_on(&on),
        PaperKind::Confidentiality => t.status_confidentiality_on(&on),
        PaperKind::ELearning => t.status_course_on(&on),
    };
    let renew = match paper.until() {
        Some(until) => t.status_renew(&t.date(until)),
        None => t.status_never().to_owned(),
    };
    vec![seen, renew]
}

/// The days of an agreement, a line for each.
pub(super) fn days_of_agreement(t: Lang, agreement: &Agreement) -> Vec<String> {
    let until = match agreement.until {
        Some(until) => t.status_until(&t.date(until)),
        None => t.assignment_no_end().to_owned(),
    };
    vec![t.assignment_from(&t.date(agreement.from)), until]
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use domain::papers::Paper;

    #[test]
    fn a_paper_says_when_it_was_seen_and_when_it_must_be_renewed() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let shown = |until: Option<&str>, today: &str| {
            let until = until.map(day);
            let paper = Paper::new(PaperKind::PoliceCertificate, day("2026-01-10"), until, day(today)).unwrap();
            let state = PaperState::Noted(paper, Lasting::of(until, day(today)));
            (tag_of_paper(Lang::En, state).name, days_of_paper(Lang::En, paper.kind(), state).join(" "))
        };
        let (tag, days) = shown(None, "2026-03-31");
        assert_eq!(tag, Lang::En.status_in_order());
        assert!(days.contains(&Lang::En.date(day("2026-01-10"))) && days.contains(Lang::En.status_never()), "{days}");
        let (tag, days) = shown(Some("2026-04-10"), "2026-03-31");
        assert_eq!(tag, Lang::En.status_soon());
        assert!(days.contains(&Lang::En.date(day("2026-04-10"))), "{days}");
        assert_eq!(shown(Some("2026-04-10"), "2026-04-11").0, Lang::En.status_over());
    }
}
