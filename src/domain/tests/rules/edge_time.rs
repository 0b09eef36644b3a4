//! Edge cases of time: nights, period ends, clocks, deadlines, holidays, agreements.

use crate::world::{KM_CAP_300, Log, assignment, day, kinds, month, session, sheet, span, terms};
use domain::policy::{Deadline, LateAction, PeriodRule, Policy, SentTime, Terms};
use domain::quantity::{Metres, Minutes, Ore};
use domain::time::Zone;
use domain::timesheet::{EntryRef, FindingKind, PayRule, Reckoning, Severity, reckon};

const HOUR_BY_YEAR: &str = "
[[rates]]
key = 'hour'
from = '2025-01-01'
pay = { per_hour = '200 kr' }
[[rates]]
key = 'hour'
from = '2026-04-01'
pay = { per_hour = '210 kr' }
";

#[test]
fn e01_a_session_across_midnight_is_one_session_and_its_hours_go_by_local_day() {
    let month = sheet(HOUR_BY_YEAR, "2026-03", &[session(1, "2026-03-10 22:00", "2026-03-11 01:00")]);
    assert_eq!(month.sessions.len(), 1);
    assert_eq!(month.sessions[0].paid, Minutes(180));
    assert_eq!(month.pay.len(), 1, "one rate, so one line: {:?}", month.pay);
    assert_eq!(month.totals.amount, Ore(60_000));
    assert_eq!(kinds(&month), []);
}

#[test]
fn e02_a_session_across_the_period_end_gives_each_period_its_part_and_each_cap_only_that() {
    let rules = format!("{HOUR_BY_YEAR}[granted]\nhours = {{ per_month = '2 h' }}");
    let log = [session(1, "2026-03-31 22:00", "2026-04-01 01:00")];
    let (march, april) = (sheet(&rules, "2026-03", &log), sheet(&rules, "2026-04", &log));
    assert_eq!((march.sessions[0].logged, april.sessions[0].logged), (Minutes(120), Minutes(60)));
    assert_eq!((march.sessions[0].span, april.sessions[0].span), (log[0].span, log[0].span));
    assert_eq!((march.totals.amount, april.totals.amount), (Ore(40_000), Ore(21_000)));
    assert_eq!((march.hours.over, april.hours.over), (Minutes(0), Minutes(0)));
    let split = |here| FindingKind::SplitAtPeriodEnd { here: Minutes(here), all: Minutes(180) };
    assert_eq!((kinds(&march), kinds(&april)), (vec![split(120)], vec![split(60)]));
}

#[test]
fn e03_easter_night_2027_is_an_hour_shorter_and_holiday_throughout() {
    let rules = "
[[rates]]
key = 'hour'
from = '2026-01-01'
pay = { per_hour = '150 kr' }
[[rates]]
key = 'holiday'
role = 'supplement'
from = '2026-01-01'
pay = { share_of_rate = '4/3' }
when = { holidays = 'tariff' }
";
    let month = sheet(rules, "2027-03", &[session(1, "2027-03-27 23:00", "2027-03-28 04:00")]);
    assert_eq!(month.totals.minutes_paid, Minutes(240));
    assert_eq!(month.totals.amount, Ore(4 * (15_000 + 20_000)));
    assert!(kinds(&month).contains(&FindingKind::ClockChanged { elapsed: Minutes(240), wall: Minutes(300) }));
}

#[test]
fn the_two_holiday_clocks_begin_at_noon_and_at_four() {
    let rules = |clock: &str| {
        format!(
            "[[rates]]\nkey = 'h'\nfrom = '2026-01-01'\npay = {{ per_hour = '100 kr' }}\n[[rates]]\nkey = 's'\nrole = 'supplement'\nfrom = '2026-01-01'\npay = {{ per_hour = '50 kr' }}\nwhen = {{ holidays = '{clock}' }}"
        )
    };
    let supplement = |clock: &str, from: &str, until: &str| {
        let month = sheet(&rules(clock), &from[..7], &[session(1, from, until)]);
        month
            .pay
            .iter()
            .find(|line| matches!(line.rule, PayRule::Supplement { .. }))
            .map_or(0, |line| line.quantity.raw())
    };
    // Christmas Eve, Easter Saturday, New Year's Eve, the Wednesday before Maundy Thursday, Good Friday.
    for (from, until, tariff, peace, days) in [
        ("2026-12-24 10:00", "2026-12-24 18:00", 360, 120, 0),
        ("2026-04-04 10:00", "2026-04-04 18:00", 480, 120, 0),
        ("2026-12-31 10:00", "2026-12-31 18:00", 360, 0, 0),
        ("2026-04-01 10:00", "2026-04-01 18:00", 360, 0, 0),
        ("2026-04-03 10:00", "2026-04-03 18:00", 480, 480, 480),
        ("2026-05-23 10:00", "2026-05-23 18:00", 360, 120, 0),
        ("2026-03-04 10:00", "2026-03-04 18:00", 0, 0, 0),
    ] {
        let all = ["tariff", "peace", "days"].map(|clock| supplement(clock, from, until));
        assert_eq!(all, [tariff, peace, days], "{from}");
    }
}

#[test]
fn e09_a_rate_goes_by_the_date_of_the_work_also_within_a_period() {
    let rules = "
[period]
start_day = 21
[driving]
rates = [
    { from = '2025-01-01', per_km = '5.00 kr', tax_free = '3.50 kr' },
    { from = '2026-01-01', per_km = '5.30 kr', tax_free = '3.50 kr' },
]
[[rates]]
key = 'untrained'
from = '2025-01-01'
pay = { per_hour = '140 kr' }
[[rates]]
key = 'trained'
from = '2025-01-01'
pay = { per_hour = '167 kr' }
when = { qualification = 'course' }
";
    let log = [
        session(1, "2025-12-31 10:00", "2025-12-31 11:00").drive(10_000),
        session(2, "2026-01-02 10:00", "2026-01-02 11:00").drive(10_000),
    ];
    let (assignment, terms) = (assignment(1), terms(rules));
    let course = domain::timesheet::Qualification { key: "course".into(), from: day("2026-01-01") };
    let contact = domain::timesheet::ContactFacts { birth_date: None, qualifications: vec![course] };
    let input =
        Reckoning { contact: &contact, today: Some(day("2026-06-01")), ..Reckoning::of(&assignment, &terms, &log) };
    let period = terms.period_of(day("2026-01-02"));
    let month = reckon(&input, period);
    assert_eq!(period.key(), "2026-01");
    assert_eq!(month.totals.hours_amount, Ore(14_000 + 16_700));
    assert_eq!(month.totals.driving_amount, Ore(5_000 + 5_300));
}

#[test]
fn e12_late_work_is_kept_flagged_and_routed_and_never_just_refused() {
    let rules = format!(
        "{KM_CAP_300}[late]\nby_age = [{{ after_days = 60, then = 'explain' }}, {{ after_days = 365, then = 'refuse' }}]\nacross_year = 'leader'"
    );
    let at = |today: &str| {
        let (assignment, terms) = (assignment(1), terms(&rules));
        let log = [session(1, "2026-11-03 10:00", "2026-11-03 11:00").drive(10_000)];
        let input = Reckoning { today: Some(day(today)), ..Reckoning::of(&assignment, &terms, &log) };
        reckon(&input, month("2026-11"))
    };
    assert_eq!(kinds(&at("2026-12-05")), []);
    assert_eq!(kinds(&at("2027-01-02")), [FindingKind::AcrossYear { then: LateAction::Leader }]);
    let refused = at("2027-12-01");
    assert_eq!(kinds(&refused), [FindingKind::Late { days: 393, then: LateAction::Refuse }]);
    assert_eq!(refused.findings[0].severity, Severity::Warning);
    assert_eq!((refused.totals.driven, refused.totals.driven_paid), (Metres(10_000), Metres(0)));
    assert!(refused.can_be_sent());
    assert_eq!(refused.findings[0].kind.remedy(), domain::timesheet::Remedy::AskOffice);
}

#[test]
fn e13_what_was_sent_offline_before_the_deadline_came_in_time_where_intent_counts() {
    let rule = |sent| PeriodRule {
        deadlines: vec![Deadline { channel: "app".into(), day: 5, months_after: 1 }],
        sent,
        ..PeriodRule::default()
    };
    let (march, last) = (month("2026-03"), day("2026-04-05"));
    let (on_time, after) = (last, day("2026-04-07"));
    let assignment = assignment(1);
    let log = [session(1, "2026-03-10 10:00", "2026-03-10 11:00")];
    let said = |counts, sent, received| {
        let terms = Terms::from(Policy { period: rule(counts), ..Policy::default() });
        let input = Reckoning { sent, today: Some(received), ..Reckoning::of(&assignment, &terms, &log) };
        kinds(&reckon(&input, march))
    };
    let late = [FindingKind::AfterDeadline { last }];
    assert_eq!(said(SentTime::Intent, Some(on_time), after), []);
    assert_eq!(said(SentTime::Arrival, Some(on_time), after), late);
    // A phone whose clock runs ahead does not make an early arrival late, by either rule.
    assert_eq!(said(SentTime::Intent, Some(after), on_time), []);
    assert_eq!(said(SentTime::Arrival, Some(after), on_time), []);
    // Sent and received too late is too late, whatever counts; the last day itself is in time.
    for counts in [SentTime::Intent, SentTime::Arrival] {
        assert_eq!(said(counts, Some(day("2026-04-06")), after), late);
        assert_eq!(said(counts, Some(on_time), on_time), []);
        // What is not sent yet would be sent today.
        assert_eq!(said(counts, None, after), late);
    }
}

#[test]
fn e13_how_old_work_was_when_it_was_sent_counts_where_intent_does() {
    let rules = |sent| {
        format!(
            "{KM_CAP_300}[late]\nby_age = [{{ after_days = 60, then = 'refuse' }}]\nacross_year = 'leader'\n[period]\nsent = '{sent}'"
        )
    };
    let at = |rules: &str, date: &str, sent: &str, received: &str| {
        let (assignment, terms) = (assignment(1), terms(rules));
        let log = [session(1, &format!("{date} 10:00"), &format!("{date} 11:00")).drive(10_000)];
        let (sent, today) = (Some(day(sent)), Some(day(received)));
        let sheet = reckon(&Reckoning { sent, today, ..Reckoning::of(&assignment, &terms, &log) }, month(&date[..7]));
        (kinds(&sheet), sheet.totals.driven_paid)
    };
    let sixty_days = ["2026-03-01", "2026-04-30", "2026-05-03"];
    let [date, sent, received] = sixty_days;
    assert_eq!(at(&rules("intent"), date, sent, received), (vec![], Metres(10_000)));
    let refused = FindingKind::Late { days: 63, then: LateAction::Refuse };
    assert_eq!(at(&rules("arrival"), date, sent, received), (vec![refused], Metres(0)));
    let [date, sent, received] = ["2026-12-30", "2026-12-31", "2027-01-02"];
    assert_eq!(at(&rules("intent"), date, sent, received).0, []);
    assert_eq!(at(&rules("arrival"), date, sent, received).0, [FindingKind::AcrossYear { then: LateAction::Leader }]);
}

#[test]
fn e12_a_missed_deadline_is_told_apart_by_channel_and_the_month_can_still_be_sent_and_paid() {
    let rule = PeriodRule {
        deadlines: vec![
            Deadline { channel: "paper".into(), day: 20, months_after: 0 },
            Deadline { channel: "app".into(), day: 25, months_after: 0 },
        ],
        ..PeriodRule::default()
    };
    let march = month("2026-03");
    let in_time = |channel: &str, date: &str| rule.in_time(march, channel, day(date));
    assert!(in_time("paper", "2026-03-20") && in_time("app", "2026-03-25"));
    assert!(!in_time("paper", "2026-03-21") && !in_time("app", "2026-03-26"));
    let late = format!("{KM_CAP_300}[late]\nby_age = [{{ after_days = 60, then = 'next_run' }}]");
    let (assignment, terms) = (assignment(1), terms(&late));
    let log = [session(1, "2026-03-03 10:00", "2026-03-03 11:00").drive(10_000)];
    let input = Reckoning { today: Some(day("2026-05-03")), ..Reckoning::of(&assignment, &terms, &log) };
    let sheet = reckon(&input, march);
    assert_eq!(kinds(&sheet), [FindingKind::Late { days: 61, then: LateAction::NextRun }]);
    assert_eq!((sheet.findings[0].severity, sheet.totals.driven_paid), (Severity::Note, Metres(10_000)));
    assert!(sheet.can_be_sent());
}

#[test]
fn e14_a_session_abroad_belongs_to_the_day_in_oslo_and_says_so() {
    let mut abroad = session(1, "2026-03-31 10:00", "2026-03-31 11:00");
    abroad.span = span("2026-03-31 23:30", "2026-04-01 00:30", Zone::named("Europe/London").unwrap());
    assert_eq!(sheet("", "2026-03", std::slice::from_ref(&abroad)).sessions.len(), 0);
    let april = sheet("", "2026-04", &[abroad]);
    assert_eq!(april.totals.minutes_logged, Minutes(60));
    assert_eq!(kinds(&april), [FindingKind::OtherZone]);
    // Home at 23:30 by London's clock is past midnight in Oslo, where the last half hour is April's.
    let mut late = session(2, "2026-03-31 10:00", "2026-03-31 11:00");
    late.span = span("2026-03-31 21:00", "2026-03-31 23:30", Zone::named("Europe/London").unwrap());
    let logged = |key: &str| sheet("", key, std::slice::from_ref(&late)).totals.minutes_logged;
    assert_eq!((logged("2026-03"), logged("2026-04")), (Minutes(120), Minutes(30)));
}

#[test]
fn e19_overlaps_and_days_of_more_than_24_hours_warn_but_do_not_block() {
    let month = sheet(
        "",
        "2026-03",
        &[
            session(1, "2026-03-03 08:00", "2026-03-03 22:00"),
            session(2, "2026-03-03 10:00", "2026-03-03 23:00"),
            session(3, "2026-03-05 10:00", "2026-03-05 11:00"),
        ],
    );
    let said = kinds(&month);
    let [first, second] = [month.sessions[0].session, month.sessions[1].session];
    let overlaps: Vec<_> = month
        .findings
        .iter()
        .filter_map(|finding| match finding.kind {
            FindingKind::Overlaps { with } => Some((finding.at, with, finding.severity)),
            _ => None,
        })
        .collect();
    let at = |session| EntryRef::Session { session };
    assert_eq!(overlaps, [(at(first), second, Severity::Warning), (at(second), first, Severity::Warning)]);
    assert!(said.contains(&FindingKind::MoreThanADay { date: day("2026-03-03"), minutes: Minutes(27 * 60) }));
    assert!(month.can_be_sent());
    assert_eq!(month.totals.minutes_paid, Minutes(28 * 60));
}

#[test]
fn sessions_that_only_touch_do_not_overlap() {
    let log = [session(1, "2026-03-03 08:00", "2026-03-03 10:00"), session(2, "2026-03-03 10:00", "2026-03-03 12:00")];
    assert_eq!(kinds(&sheet("", "2026-03", &log)), []);
}

#[test]
fn e22_work_outside_the_agreement_is_kept_and_asked_about() {
    let mut assignment = assignment(1);
    assignment.agreement.from = day("2026-03-10");
    assignment.agreement.until = Some(day("2026-03-19"));
    let terms = terms("[granted]\nhours = { per_month = '31 h' }\n[period]\npart_period = 'by_days'");
    let log = [
        session(1, "2026-03-09 10:00", "2026-03-09 11:00"),
        session(2, "2026-03-10 10:00", "2026-03-10 11:00"),
        session(3, "2026-03-20 10:00", "2026-03-20 11:00"),
    ];
    let month = reckon(&Reckoning::of(&assignment, &terms, &log), month("2026-03"));
    assert_eq!(month.totals.minutes_logged, Minutes(180));
    assert_eq!(
        kinds(&month),
        [
            FindingKind::BeforeAgreement { from: day("2026-03-10") },
            FindingKind::AfterAgreement { until: day("2026-03-19") }
        ]
    );
    // Ten of 31 days: ten of 31 hours.
    assert_eq!(month.hours.granted, Some(Minutes(600)));
    assert_eq!(month.totals.minutes_paid, Minutes(180), "paid all the same, until the office says otherwise");
    assert!(month.can_be_sent());
}

#[test]
fn e22_two_agreements_in_one_month_share_its_caps_by_days_or_have_them_whole() {
    for (part_period, hours, metres) in
        [("by_days", [600, 1_260], [96_774, 203_226]), ("whole", [1_860; 2], [300_000; 2])]
    {
        let terms = terms(&format!(
            "{KM_CAP_300}[granted]\nhours = {{ per_month = '31 h' }}\n[period]\npart_period = '{part_period}'"
        ));
        let of = |n, from: &str, until: Option<&str>| {
            let mut assignment = assignment(n);
            assignment.agreement.from = day(from);
            assignment.agreement.until = until.map(day);
            let sheet = reckon(&Reckoning::of(&assignment, &terms, &[]), month("2026-03"));
            let km = sheet.caps.iter().find(|used| used.cap.0 == "km").unwrap();
            (sheet.hours.granted.unwrap().0, km.amount.raw())
        };
        let (first, second) = (of(1, "2025-03-11", Some("2026-03-10")), of(2, "2026-03-11", None));
        assert_eq!([first, second], [(hours[0], metres[0]), (hours[1], metres[1])], "{part_period}");
    }
}

#[test]
fn a_stay_longer_than_56_hours_is_noticed_also_over_the_day_of_25_hours() {
    let rules = "[hours]\nlongest_stay = '56 h'";
    let fits = sheet(rules, "2027-10", &[session(1, "2027-10-29 17:00", "2027-10-31 23:00")]);
    assert_eq!(fits.totals.minutes_logged, Minutes(55 * 60));
    assert!(!kinds(&fits).iter().any(|kind| matches!(kind, FindingKind::LongStay { .. })));
    let long = sheet(rules, "2027-10", &[session(1, "2027-10-29 15:00", "2027-10-31 23:00")]);
    assert!(kinds(&long).contains(&FindingKind::LongStay { minutes: Minutes(57 * 60), most: Minutes(56 * 60) }));
}

#[test]
fn work_in_the_future_blocks_sending() {
    let (assignment, terms) = (assignment(1), terms(""));
    let log = [session(1, "2026-03-20 10:00", "2026-03-20 11:00")];
    let input = Reckoning { today: Some(day("2026-03-19")), ..Reckoning::of(&assignment, &terms, &log) };
    assert!(!reckon(&input, month("2026-03")).can_be_sent());
}

#[test]
fn four_hours_a_week_are_sixteen_seventeen_or_twenty_by_the_municipalitys_way_of_counting() {
    for (weeks, key, minutes) in [
        ("times_four", "2026-03", 960),
        ("fifty_two_twelfths", "2026-03", 1040),
        ("by_calendar", "2026-02", 960),
        ("by_calendar", "2026-03", 1063),
        ("mondays", "2026-03", 1200),
        ("mondays", "2026-04", 960),
    ] {
        let rules = format!("[granted]\nhours = {{ per_week = {{ hours = '4 h', weeks = '{weeks}' }} }}");
        assert_eq!(sheet(&rules, key, &[]).hours.granted, Some(Minutes(minutes)), "{weeks} {key}");
    }
}
