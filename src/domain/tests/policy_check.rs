//! A municipality's rules that cannot hold are refused with the place and the remedy; those that can are not.

#![cfg(test)]

use domain::policy::{Overlay, Policy, check, check_overlay, check_overlays};

fn problems(rules: &str) -> Vec<String> {
    let policy: Policy = toml::from_str(rules).unwrap_or_else(|problem| panic!("{problem}\n{rules}"));
    check(&policy).iter().map(ToString::to_string).collect()
}

fn refused(rules: &str, wanted: &str) {
    let said = problems(rules);
    assert!(said.iter().any(|problem| problem.starts_with(wanted)), "{rules}\nsaid {said:#?}\nwanted {wanted}");
    assert_eq!(said.len(), 1, "{rules}\nsaid {said:#?}");
}

#[test]
fn the_empty_file_is_a_policy_and_nothing_is_wrong_with_it() {
    assert_eq!(problems(""), Vec::<String>::new());
    assert_eq!(toml::from_str::<Policy>("").unwrap(), Policy::default());
}

#[test]
fn two_rates_for_the_same_day_are_refused() {
    refused(
        "[driving]\nrates = [{ from = '2025-01-01', until = '2026-01-31', per_km = '5 kr' }, { from = '2026-01-01', per_km = '5.30 kr' }]",
        "driving.rates[1].from: it holds on the same days as driving.rates[0]",
    );
    refused(
        "[[rates]]\nkey = 'hour'\nfrom = '2026-01-01'\npay = { per_hour = '200 kr' }\n[[rates]]\nkey = 'hour'\nfrom = '2026-01-01'\npay = { per_hour = '210 kr' }",
        "rates[1].from: it holds on the same days as rates[0]",
    );
}

#[test]
fn a_day_without_a_rate_is_refused_and_named() {
    refused(
        "[driving]\nrates = [{ from = '2025-01-01', until = '2025-12-30', per_km = '5 kr' }, { from = '2026-01-01', per_km = '5.30 kr' }]",
        "driving.rates[0].until: no rate holds on 2025-12-31",
    );
    refused(
        "[[rates]]\nkey = 'hour'\nfrom = '2025-01-01'\nuntil = '2025-12-30'\npay = { per_hour = '200 kr' }\n[[rates]]\nkey = 'hour'\nfrom = '2026-01-01'\npay = { per_hour = '210 kr' }",
        "rates[0].until: no rate holds on 2025-12-31",
    );
}

#[test]
fn a_day_that_only_rows_for_other_work_cover_is_a_day_without_a_rate() {
    refused(
        "[[rates]]\nkey = 'young'\nfrom = '2026-01-01'\npay = { per_hour = '100 kr' }\nwhen = { age_below = 30 }\n[[rates]]\nkey = 'old'\nfrom = '2026-01-01'\nuntil = '2026-03-31'\npay = { per_hour = '150 kr' }\nwhen = { age_from = 30 }\n[[rates]]\nkey = 'old'\nfrom = '2026-05-01'\npay = { per_hour = '160 kr' }\nwhen = { age_from = 30 }",
        "rates[1].until: no rate holds on 2026-04-01",
    );
}

/// Rows of the rate table by key and conditions, all from the same day.
fn rows(rows: &[(&str, &str)]) -> String {
    let row = |(key, when): &(&str, &str)| {
        format!("[[rates]]\nkey = '{key}'\nfrom = '2026-01-01'\npay = {{ per_hour = '100 kr' }}\nwhen = {{ {when} }}\n")
    };
    rows.iter().map(row).collect()
}

#[test]
fn two_rows_that_fit_the_same_work_equally_are_refused() {
    let saturday = ("saturday", "weekdays = ['saturday']");
    for pair in [
        [("a", ""), ("b", "")],
        [("from_30", "age_from = 30"), saturday],
        [("weekend", "weekdays = ['saturday', 'sunday']"), saturday],
        [("evening", "from_time = '17:00'"), ("night", "from_time = '22:00', until_time = '06:00'")],
        [("course", "qualification = 'a'"), ("other", "qualification = 'b'")],
        [("one", "age_from = 18, age_below = 40"), ("two", "age_from = 30, age_below = 99")],
    ] {
        refused(&rows(&pair), "rates[1].when: it fits the same work as rates[0]");
    }
}

#[test]
fn rows_that_never_meet_or_give_way_to_each_other_are_not_refused() {
    let saturday = ("saturday", "weekdays = ['saturday']");
    let both = ("saturday_from_30", "weekdays = ['saturday'], age_from = 30");
    for table in [
        vec![("from_18", "age_from = 18"), ("from_30", "age_from = 30")],
        vec![("young", "age_below = 30"), ("from_30", "age_from = 30")],
        vec![saturday, ("sunday", "weekdays = ['sunday']")],
        vec![
            ("evening", "from_time = '17:00', until_time = '22:00'"),
            ("night", "from_time = '22:00', until_time = '06:00'"),
        ],
        vec![("employee", "contract = 'employee'"), ("respite", "contract = 'respite'")],
        vec![("all", ""), saturday, ("from_30", "age_from = 30"), both],
    ] {
        assert_eq!(problems(&rows(&table)), Vec::<String>::new(), "{table:?}");
    }
    let ended =
        rows(&[("a", "")]).replace("pay", "until = '2026-02-28'\npay") + &rows(&[("b", "")]).replace("01-01", "03-01");
    assert_eq!(problems(&ended), Vec::<String>::new());
}

#[test]
fn rates_that_follow_each_other_are_not_refused() {
    let rules = "[[rates]]\nkey = 'hour'\nfrom = '2025-01-01'\nuntil = '2025-12-31'\npay = { per_hour = '200 kr' }\n[[rates]]\nkey = 'hour'\nfrom = '2026-01-01'\npay = { per_hour = '210 kr' }\n[[rates]]\nkey = 'hour'\nfrom = '2026-01-01'\nwhen = { age_from = 30 }\npay = { per_hour = '230 kr' }";
    assert_eq!(problems(rules), Vec::<String>::new());
}

#[test]
fn dates_outside_the_calendar_and_backward_dates_are_refused() {
    refused(
        "[driving]\nrates = [{ from = '1989-12-31', per_km = '5 kr' }]",
        "driving.rates[0].from: 1989-12-31 is outside",
    );
    refused(
        "[driving]\nrates = [{ from = '2026-01-01', until = '2101-01-01', per_km = '5 kr' }]",
        "driving.rates[0].until: 2101-01-01",
    );
    refused(
        "[driving]\nrates = [{ from = '2026-02-01', until = '2026-01-01', per_km = '5 kr' }]",
        "driving.rates[0].until: it ends before it begins",
    );
}

#[test]
fn amounts_that_could_overflow_are_refused() {
    refused(
        "[driving]\nrates = [{ from = '2026-01-01', per_km = '92233720368547758 kr' }]",
        "driving.rates[0].per_km: the amount is too large",
    );
    refused(
        "[[caps]]\nkey = 'km'\nof = 'distance'\namount = { fixed = '9000000000 km' }",
        "caps[0].amount: the amount is too large",
    );
    refused("[granted]\nhours = { per_month = '9000000 h' }", "granted.hours: the amount is too large");
    assert!(toml::from_str::<Policy>("[granted]\nhours = { per_month = '99999999999999999999 h' }").is_err());
}

#[test]
fn a_cap_must_be_in_the_unit_of_what_fills_it() {
    refused(
        "[[caps]]\nkey = 'km'\nof = 'distance'\namount = { fixed = '300 kr' }",
        "caps[0].amount: the unit is not that of the cap",
    );
    refused(
        "[[caps]]\nkey = 'km'\nof = 'distance'\namount = { fixed = '300 km' }\ncarry_over = { at_most = { amount = '2 h' } }",
        "caps[0].carry_over.at_most: the unit",
    );
    refused(
        "[[caps]]\nkey = 'x'\nof = 'expenses'\namount = { per_worked_hour = { each = '40 kr', at_most = '600 km' } }",
        "caps[0].amount: the unit",
    );
}

#[test]
fn names_of_caps_are_used_once_and_not_taken() {
    let cap = |key: &str| format!("[[caps]]\nkey = '{key}'\nof = 'distance'\namount = {{ fixed = '300 km' }}\n");
    refused(&format!("{}{}", cap("km"), cap("km")), "caps[1].key: the name `km` is used twice");
    refused(&cap("granted"), "caps[0].key: the name `granted` is taken");
    refused(&cap(" "), "caps[0].key: the name is empty");
}

#[test]
fn settings_without_effect_are_refused() {
    refused(
        "[[caps]]\nkey = 'pot'\nof = 'pot'\namount = { per_granted_hour = { each = '35 kr' } }",
        "caps[0].amount: it has no effect beside `no granted hours`",
    );
    refused(
        "[[caps]]\nkey = 'e'\nof = 'expenses'\nlegs = ['commute']\namount = { fixed = '100 kr' }",
        "caps[0].legs: it has no effect",
    );
    refused(
        "[[caps]]\nkey = 'k'\nof = 'distance'\nper = 'year'\ncarry_over = 'within_year'\namount = { fixed = '100 km' }",
        "caps[0].carry_over: it has no effect",
    );
}

#[test]
fn what_can_never_fit_or_never_happen_is_refused() {
    let rate = |rest: &str| format!("[[rates]]\nkey = 'r'\nfrom = '2026-01-01'\n{rest}");
    refused(
        &rate("pay = { per_hour = '1 kr' }\nwhen = { age_from = 30, age_below = 18 }"),
        "rates[0].when.age_below: nothing",
    );
    refused(
        &rate("pay = { per_hour = '1 kr' }\nwhen = { from_time = '16:00', until_time = '16:00' }"),
        "rates[0].when.until_time: nothing",
    );
    refused(&rate("pay = { per_day = '221 kr' }"), "rates[0].pay: this kind of pay");
    refused(
        "[driving]\nrates = [{ from = '2026-01-01', per_km = '3 kr', tax_free = '3.50 kr' }]",
        "driving.rates[0].tax_free: the tax-free part",
    );
    refused("[period]\npay_day = { day = 32 }", "period.pay_day.day: no month has that day");
    refused("[hours]\nrounding = { to = '0 min' }", "hours.rounding.to: it must be more than nothing");
    refused("[approval]\nsteps = []", "approval.steps: there is no step");
    refused(
        "[late]\nby_age = [{ after_days = 60, then = 'explain' }, { after_days = 60, then = 'refuse' }]",
        "late.by_age[1]: it holds",
    );
}

#[test]
fn unknown_keys_bare_numbers_and_periods_of_no_days_do_not_even_parse() {
    for rules in [
        "perod = 3",
        "[period]\nstart_day = 0",
        "[period]\nstart_day = 31",
        "[driving]\nrates = [{ from = '2026-01-01', per_km = 5.30 }]",
        "[driving]\nrates = [{ from = '2026-01-01', per_km = '5.30' }]",
        "[driving]\nrates = [{ from = '2026-02-30', per_km = '5.30 kr' }]",
        "[[caps]]\nkey = 'km'\nof = 'distance'\namount = { fixed = 'NaN km' }",
        "[[caps]]\nkey = 'km'\nof = 'distance'\namount = { fixed = '-1 km' }",
        "[kinds.no_show]\npay = { fixed = '1 h', at_most = '2 h' }",
    ] {
        assert!(toml::from_str::<Policy>(rules).is_err(), "{rules}");
    }
}

#[test]
fn an_overlay_is_checked_on_top_of_what_it_lies_on() {
    let policy: Policy =
        toml::from_str("[[caps]]\nkey = 'km'\nof = 'distance'\namount = { fixed = '300 km' }").unwrap();
    let overlay: Overlay = toml::from_str(
        "from = '2026-03-01'\nuntil = '2026-02-01'\n[set]\ncaps = [{ key = 'km', of = 'distance', amount = { fixed = '500 kr' } }]",
    )
    .unwrap();
    let said: Vec<String> = check_overlay(&policy, &overlay).iter().map(|problem| problem.path.clone()).collect();
    assert_eq!(said, ["until", "set.caps[0].amount"]);
}

fn overlay_problems(policy: &str, below: &[&str], overlays: &[&str]) -> Vec<String> {
    let read =
        |overlays: &[&str]| -> Vec<Overlay> { overlays.iter().map(|text| toml::from_str(text).unwrap()).collect() };
    let found = check_overlays(&toml::from_str(policy).unwrap(), &read(below), &read(overlays));
    found.iter().map(|(nth, problem)| format!("{nth}: {problem}")).collect()
}

fn km(days: &str, km: u32) -> String {
    format!("{days}\n[set]\ncaps = [{{ key = 'km', of = 'distance', amount = {{ fixed = '{km} km' }} }}]")
}

#[test]
fn an_overlay_that_changes_the_start_of_periods_is_refused() {
    for (own, other) in [("1", "21"), ("21", "1")] {
        let said = overlay_problems(
            &format!("[period]\nstart_day = {own}"),
            &[],
            &[&format!("from = '2026-04-01'\n[set.period]\nstart_day = {other}")],
        );
        assert_eq!(said.len(), 1, "{said:#?}");
        assert!(said[0].starts_with(&format!("0: set.period.start_day: periods begin on day {own}")), "{said:#?}");
    }
    let same = "from = '2026-04-01'\n[set.period]\nstart_day = 21\npay_day = { day = 12 }";
    assert_eq!(overlay_problems("[period]\nstart_day = 21", &[], &[same]), Vec::<String>::new());
}

#[test]
fn two_overlays_of_one_level_that_set_the_same_on_common_days_are_refused() {
    let (open, year) = (km("from = '2026-01-01'", 100), km("until = '2026-12-31'", 200));
    let said = overlay_problems("", &[], &[&open, &year]);
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].starts_with("1: set.caps[0]: it holds on the same days as overlays[0].set.caps[0]"), "{said:#?}");
    let lifted = "from = '2026-06-01'\n[set]\nwithout_caps = ['km']";
    assert_eq!(overlay_problems("", &[], &[&open, lifted]).len(), 1);
    let hours = "[set]\ncontract = 'respite'";
    assert_eq!(overlay_problems("", &[], &[hours, hours]).len(), 1);
    // One after the other, of different things, and of different levels.
    let before = km("until = '2025-12-31'", 200);
    assert_eq!(overlay_problems("", &[], &[&open, &before, hours]), Vec::<String>::new());
    assert_eq!(overlay_problems("", &[&open], &[&year]), Vec::<String>::new());
}

#[test]
fn an_overlay_is_checked_on_top_of_the_more_general_ones_too() {
    let granted = "[granted]\nhours = { per_month = '16 h' }";
    let pot = "[set]\ncaps = [{ key = 'pot', of = 'pot', amount = { per_granted_hour = { each = '35 kr' } } }]";
    assert_eq!(overlay_problems(granted, &[], &[pot]), Vec::<String>::new());
    let course = "[set]\n[[set.rates]]\nkey = 'a'\nfrom = '2026-01-01'\npay = { per_hour = '1 kr' }";
    assert_eq!(overlay_problems("", &[course], &["[set]\ncontract = 'respite'"]), Vec::<String>::new());
    let general = "from = '2026-05-01'\n[set.granted]\nhours = { per_month = '16 h' }";
    let said = overlay_problems("", &[general], &[pot]);
    assert!(said.iter().any(|said| said.starts_with("0: set.caps[0].amount: it has no effect")), "{said:#?}");
    assert_eq!(overlay_problems("", &[general], &[&format!("from = '2026-05-01'\n{pot}")]), Vec::<String>::new());
}

#[test]
fn caps_and_granted_hours_change_only_where_a_period_begins() {
    let said =
        overlay_problems("[period]\nstart_day = 21", &[], &[&km("from = '2026-03-01'\nuntil = '2026-03-31'", 100)]);
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(said[0].starts_with("0: from: granted hours and caps cannot change inside a period"), "{said:#?}");
    assert!(said[1].starts_with("0: until: granted hours"), "{said:#?}");
    let whole = km("from = '2026-02-21'\nuntil = '2026-04-20'", 100);
    assert_eq!(overlay_problems("[period]\nstart_day = 21", &[], &[&whole]), Vec::<String>::new());
    let contract = "from = '2026-03-10'\n[set]\ncontract = 'respite'";
    assert_eq!(overlay_problems("", &[], &[contract]), Vec::<String>::new(), "a contract goes by the day");
}

#[test]
fn a_policy_written_out_reads_back_the_same() {
    let rules = "
contract = 'respite'
sign_off = 'recipient_or_guardian'
[period]
start_day = 21
weekend = 'before'
[granted]
hours = { per_week = { hours = '4 h', weeks = 'fifty_two_twelfths' } }
carry_over = 'within_year'
[[rates]]
key = 'night'
role = 'supplement'
from = '2026-01-01'
pay = { share_of_rate = '4/3' }
when = { from_time = '22:00', until_time = '06:00', holidays = 'tariff', weekdays = ['saturday'] }
[driving]
passengers = { once = { per_km = '1 kr', tax_free = '1 kr' } }
recipients_pay = '50 %'
[kinds.no_show]
pay = { fixed = '1 h' }
";
    let policy: Policy = toml::from_str(rules).unwrap();
    assert_eq!(toml::from_str::<Policy>(&toml::to_string(&policy).unwrap()).unwrap(), policy);
    let json = serde_json::to_string(&policy).unwrap();
    assert_eq!(serde_json::from_str::<Policy>(&json).unwrap(), policy);
}
