//! What of the contact's status belongs on the first page: one line, where something is missing or runs out.

use super::standing::{open, paper_name};
use crate::clock::today;
use crate::components::{News, Weight, speech};
use crate::journal::Journal;
use chrono::NaiveDate;
use domain::papers::{Lasting, PaperKind, PaperState};
use i18n::{Lang, args};
use leptos::prelude::*;
use sync::phone::Snapshot;

/// What there is to do about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    Missing(PaperKind),
    Paper(PaperKind, Lasting),
    Agreement(Lasting),
}

/// The first of what there is to do, and how many things it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ToDo {
    first: Thing,
    count: usize,
}

/// What there is to do; nothing where all is in order.
pub(super) fn first(snapshot: &Snapshot, today: NaiveDate) -> Option<ToDo> {
    let papers = snapshot.papers.iter().flat_map(|papers| papers.states(today));
    let papers = papers.filter(|(_, state)| !state.is_in_order()).map(|(kind, state)| match state {
        PaperState::Missing => Thing::Missing(kind),
        PaperState::Noted(_, lasting) => Thing::Paper(kind, lasting),
    });
    let agreements = open(snapshot).map(|row| Lasting::of(row.assignment.agreement.until, today));
    let agreements = agreements.filter(|lasting| *lasting != Lasting::Holds).map(Thing::Agreement);
    let all: Vec<_> = papers.chain(agreements).collect();
    Some(ToDo { first: *all.first()?, count: all.len() })
}

impl ToDo {
    fn said(self, t: Lang) -> String {
        if self.count > 1 {
            return t.status_news_several(self.count);
        }
        let (name, lasting) = match self.first {
            Thing::Missing(kind) => return t.status_news_missing(paper_name(t, kind)),
            Thing::Paper(kind, lasting) => (paper_name(t, kind), lasting),
            Thing::Agreement(lasting) => (t.status_news_agreement(), lasting),
        };
        match lasting {
            Lasting::Soon(day) => t.status_news_soon(args::StatusNewsSoon { name, date: &t.date(day) }),
            Lasting::Over(day) => t.status_news_over(args::StatusNewsOver { name, date: &t.date(day) }),
            Lasting::Holds => name.to_owned(),
        }
    }
}

/// The line.
#[component]
pub(crate) fn StatusNews() -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let to_do = Memo::new(move |_| snapshot.with(|snapshot| first(snapshot, today())));
    move || {
        let to_do = to_do.get()?;
        let text = Signal::derive(move || to_do.said(t.get()));
        Some(view! { <News weight=Weight::Heed text=text href="/min-status" /> })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, snapshot};
    use domain::papers::{Paper, Papers};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told(papers: Option<Papers>, until: Option<&str>) -> Option<String> {
        let mut one = assignment(1);
        one.row.assignment.agreement.until = until.map(day);
        let all = Snapshot { papers, ..snapshot(&[one], &[]) };
        first(&all, day("2026-03-31")).map(|to_do| to_do.said(Lang::En))
    }

    #[test]
    fn the_first_page_says_what_is_missing_or_runs_out_and_nothing_else() {
        let asked = || Papers::asked([PaperKind::PoliceCertificate].into());
        let seen = |until: Option<&str>| {
            let (on, today) = (day("2026-01-02"), day("2026-03-31"));
            Some(asked().with(Paper::new(PaperKind::PoliceCertificate, on, until.map(day), today).unwrap()))
        };
        let police = Lang::En.status_police();
        let t = Lang::En;
        assert_eq!(told(None, None), None, "a municipality that notes nothing reminds of nothing");
        assert_eq!(told(Some(asked()), None), Some(t.status_news_missing(police)));
        assert_eq!(told(seen(None), None), None);
        assert_eq!(told(seen(Some("2026-05-01")), None), None);
        let soon = told(seen(Some("2026-04-30")), None).unwrap();
        assert!(soon.contains(police) && soon.contains(&t.date(day("2026-04-30"))), "{soon}");
        let over = told(seen(Some("2026-03-30")), None).unwrap();
        assert_ne!(over, soon);
        let agreement = told(None, Some("2026-04-15")).unwrap();
        assert!(agreement.contains(&t.date(day("2026-04-15"))), "{agreement}");
        assert_eq!(told(Some(asked()), Some("2026-04-15")), Some(t.status_news_several(2_usize)));
    }
}
