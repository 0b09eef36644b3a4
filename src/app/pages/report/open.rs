//! Which reports are to be written.

use chrono::{Days, NaiveDate};
use domain::id::{AssignmentId, ReportId};
use domain::report::{ReportDraft, ReportForm, ReportSpan};
use sync::decide::report_id;
use sync::phone::{AssignmentView, Snapshot};

/// A report is spoken of so many days before it is due.
const AHEAD: Days = Days::new(7);

/// A report that nobody has sent.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ToWrite {
    pub(super) id: ReportId,
    pub(super) assignment: AssignmentId,
    pub(super) form: ReportForm,
    pub(super) span: ReportSpan,
}

impl ToWrite {
    /// Whether it is due, or soon will be.
    pub(super) fn is_near(&self, today: NaiveDate) -> bool {
        self.span.until <= today.checked_add_days(AHEAD).unwrap_or(today)
    }

    /// Where it is written.
    pub(super) fn href(&self) -> String {
        href(self.assignment, &self.form.key, self.span)
    }

    /// An empty one.
    pub(super) fn fresh(&self) -> ReportDraft {
        let (form, answers) = (self.form.key.clone(), Default::default());
        ReportDraft {
            id: self.id,
            assignment: self.assignment,
            form,
            version: self.form.version,
            span: self.span,
            answers,
        }
    }
}

/// Where a report is written and read.
pub(super) fn href(assignment: AssignmentId, form: &str, span: ReportSpan) -> String {
    format!("/oppdrag/{assignment}/rapport/{form}/{}", span.from)
}

/// The report on the form `key` whose days hold `day`.
pub(super) fn at(view: &AssignmentView, forms: &[ReportForm], key: &str, day: NaiveDate) -> Option<ToWrite> {
    let (terms, assignment) = (view.terms.as_ref()?, &view.row.assignment);
    let now = ReportForm::holding(forms, key, day)?;
    let span = now.span_of(day, terms, &assignment.agreement)?;
    // The report is written when its days are over, on the version that holds then.
    let form = ReportForm::holding(forms, key, span.until).unwrap_or(now).clone();
    Some(ToWrite { id: report_id(assignment.id, key, span.from), assignment: assignment.id, form, span })
}

/// What an assignment's contact has to write now: of each form the report of these days, and the one before where it was
/// never sent. Older ones are the office's to ask for.
pub(super) fn to_write(view: &AssignmentView, snapshot: &Snapshot, today: NaiveDate) -> Vec<ToWrite> {
    let forms = view.row.municipality.forms.read();
    let agreement = &view.row.assignment.agreement;
    let mut found: Vec<ToWrite> = Vec::new();
    for key in ReportForm::keys(&forms) {
        let current = at(view, &forms, key, today);
        let day_before = current.as_ref().and_then(|current| current.span.from.pred_opt());
        let before = day_before.and_then(|day| at(view, &forms, key, day));
        found.extend(before.into_iter().chain(current));
    }
    let is_about_the_agreement = |span: ReportSpan| {
        span.until >= agreement.from && span.from <= today && agreement.until.is_none_or(|until| span.from <= until)
    };
    let is_sent = |id| snapshot.reports.iter().any(|report| report.report.id == id);
    found.retain(|it| is_about_the_agreement(it.span) && !is_sent(it.id));
    found.dedup_by_key(|it| it.id);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::assignment::{Agreement, Assignment};
    use domain::id::{MunicipalityId, OfficeId};
    use domain::policy::{Policy, Terms};
    use domain::report::{Answer, Due, Every, Question, Report};
    use domain::words::Words;
    use sync::phone::{ReportStage, ReportView};
    use sync::row::{AssignmentRow, FormsDocument, Localised, MunicipalityFacts, TermsDocument};
    use uuid::Uuid;

    fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn words() -> Words {
        Words { nb: "R".into(), nn: "R".into(), en: "R".into() }
    }

    /// Due in May and October.
    fn form() -> ReportForm {
        let (key, answer) = ("q".to_owned(), Answer::YesNo);
        let question = Question { key, text: words(), help: None, answer, required: false, prefill: None };
        ReportForm {
            key: "half_year".into(),
            version: 1,
            from: day("2025-01-01"),
            every: Every::HalfYear,
            due: vec![Due { month: 5, day: 31 }, Due { month: 10, day: 31 }],
            title: words(),
            questions: vec![question],
        }
    }

    fn view(from: &str, until: Option<&str>) -> AssignmentView {
        let terms = Terms::from(Policy::default());
        let (from, until) = (day(from), until.map(day));
        let row = AssignmentRow {
            assignment: Assignment {
                id: AssignmentId::new(Uuid::from_u128(1)),
                office: OfficeId::new(Uuid::from_u128(2)),
                office_name: "Helse".into(),
                recipients: vec![],
                agreement: Agreement { from, until, goals: vec![], supervisor: None },
            },
            terms: TermsDocument::of(&terms),
            municipality: MunicipalityFacts {
                id: MunicipalityId::new(Uuid::from_u128(3)),
                name: "Eksempelvik".into(),
                role_title: Localised { nb: "r".into(), nn: "r".into(), en: "r".into() },
                activities: vec![],
                forms: FormsDocument::of(&[form()]),
                answer_days: domain::supervision::AnswerDays::default(),
                telephone: None,
                duty: None,
            },
            ended: false,
            protected: false,
            signers: None,
        };
        AssignmentView { row, terms: Some(terms) }
    }

    fn untils(view: &AssignmentView, snapshot: &Snapshot, today: &str) -> Vec<String> {
        to_write(view, snapshot, day(today)).into_iter().map(|it| it.span.until.to_string()).collect()
    }

    #[test]
    fn the_report_before_is_asked_for_until_it_is_sent_unless_nobody_met_then() {
        let mut snapshot = Snapshot::default();
        assert_eq!(untils(&view("2025-01-01", None), &snapshot, "2026-06-05"), ["2026-05-31", "2026-10-31"]);
        assert_eq!(untils(&view("2026-06-02", None), &snapshot, "2026-06-05"), ["2026-10-31"]);
        assert_eq!(untils(&view("2025-01-01", Some("2026-04-30")), &snapshot, "2026-06-05"), ["2026-05-31"]);
        let view = view("2025-01-01", None);
        let id = to_write(&view, &snapshot, day("2026-06-05"))[0].id;
        let span = ReportSpan { from: day("2025-11-01"), until: day("2026-05-31") };
        let (assignment, form) = (view.row.assignment.id, "half_year".to_owned());
        let report = Report { id, assignment, form, version: 1, span, answers: [].into() };
        snapshot.reports.push(ReportView { report, stage: ReportStage::Sending, refused: None });
        assert_eq!(untils(&view, &snapshot, "2026-06-05"), ["2026-10-31"]);
    }

    #[test]
    fn it_is_spoken_of_a_week_before_it_is_due_and_from_then_on() {
        let found = to_write(&view("2026-01-01", None), &Snapshot::default(), day("2026-03-31"));
        assert_eq!(found.len(), 1);
        let near = |on: &str| found[0].is_near(day(on));
        assert_eq!([near("2026-05-23"), near("2026-05-24"), near("2026-06-30")], [false, true, true]);
    }
}
