//! What the rules of the work say of something written in a log.

use super::{Said, number};
use domain::entry::Problem;
use domain::quantity::NumberProblem;
use domain::time::{LONGEST, SpanProblem};
use i18n::{Lang, args};

pub(super) fn said(t: Lang, problem: &Problem, written: &str) -> Said {
    match problem {
        Problem::Missing | Problem::Number(NumberProblem::Empty) => {
            super::said(t.file_cell_empty(), t.file_cell_empty_way())
        }
        Problem::NotADate => super::said(t.file_date(written), t.file_date_way()),
        Problem::NotATime => super::said(t.file_time(written), t.file_time_way()),
        Problem::Number(problem @ NumberProblem::TooFine(most)) => {
            (number(t, *problem, written), t.file_round_way(*most))
        }
        Problem::Number(problem) => super::said(number(t, *problem, written), t.file_number_way()),
        Problem::DistanceOutside { least, most } => {
            let (least, most) = (t.km(least.0), t.km(most.0));
            let what = args::FileDistance { written, least: &least, most: &most };
            super::said(t.file_distance(what), t.file_distance_way())
        }
        Problem::AmountOutside { most } => {
            let what = args::FileKroner { written, most: &t.kroner(most.0) };
            super::said(t.file_kroner(what), t.file_kroner_way())
        }
        Problem::Span(problem) => span(t, problem, written),
        Problem::TooLong { most } => super::said(t.file_too_long_text(*most), t.file_too_long_text_way()),
        Problem::TooMany { most } => super::said(t.file_too_many(*most), t.file_too_many_way()),
    }
}

fn span(t: Lang, problem: &SpanProblem, written: &str) -> Said {
    match problem {
        SpanProblem::Missing { before, after, .. } => {
            let [before, after] = [before, after].map(|moment| moment.wall.format("%H:%M").to_string());
            let way = args::FileClockForwardWay { before: &before, after: &after };
            (t.file_clock_forward(written), t.file_clock_forward_way(way))
        }
        SpanProblem::Twice { .. } => (t.file_clock_back(written), t.file_clock_back_way(written)),
        SpanProblem::OutsideCalendar => super::said(t.file_outside(written), t.file_outside_way()),
        SpanProblem::EndNotAfterStart => super::said(t.file_end_first(), t.file_end_first_way()),
        SpanProblem::TooLong => super::said(t.file_too_long_stay(&t.duration(LONGEST.0)), t.file_too_long_stay_way()),
        SpanProblem::WallAndInstantDiffer => super::said(t.file_wrong_span(), t.file_wrong_span_way()),
    }
}
