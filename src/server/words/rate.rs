//! Why a line is paid by its rate.

use super::session_kind;
use chrono::{NaiveTime, Weekday};
use domain::policy::{Conditions, Contract, HolidayClock};
use domain::timesheet::{PayLine, RateRow};
use i18n::Lang;

/// "Satsen gjelder fra 01.01.2026. Kontakten har fylt 30 år." Empty where no table of rates was asked.
pub(crate) fn why(t: Lang, line: &PayLine) -> String {
    let sentences: Vec<String> = line.why.iter().flat_map(|row| row_asks(t, row)).collect();
    sentences.join(" ")
}

fn row_asks(t: Lang, RateRow { from, when }: &RateRow) -> Vec<String> {
    let mut said = vec![t.rules_rate_from(&t.date(*from))];
    said.extend(when.age_from.map(|age| t.rules_rate_age_from(age)));
    said.extend(when.age_below.map(|age| t.rules_rate_age_below(age)));
    said.extend(when.recipient_age_from.map(|age| t.rules_rate_recipient_age_from(age)));
    said.extend(when.recipient_age_below.map(|age| t.rules_rate_recipient_age_below(age)));
    said.extend(when.qualification.as_ref().map(|key| t.rules_rate_qualification(key)));
    said.extend(when.contract.map(|contract| self::contract(t, contract).to_owned()));
    said.extend(kinds(t, when));
    said.extend(weekdays(t, when));
    if when.from_time.is_some() || when.until_time.is_some() {
        let midnight = NaiveTime::MIN;
        let times = t.times(when.from_time.unwrap_or(midnight), when.until_time.unwrap_or(midnight));
        said.push(t.rules_rate_times(&times));
    }
    said.extend(when.holidays.map(|clock| holiday(t, clock).to_owned()));
    said.extend((when.met > 0).then(|| t.rules_rate_persons().to_owned()));
    said
}

const fn contract(t: Lang, contract: Contract) -> &'static str {
    match contract {
        Contract::Contractor => t.rules_rate_contractor(),
        Contract::Employee => t.rules_rate_employee(),
        Contract::Respite => t.rules_rate_respite(),
    }
}

const fn holiday(t: Lang, clock: HolidayClock) -> &'static str {
    match clock {
        HolidayClock::Days => t.rules_rate_holiday(),
        HolidayClock::Tariff => t.rules_rate_holiday_tariff(),
        HolidayClock::Peace => t.rules_rate_holiday_peace(),
    }
}

fn kinds(t: Lang, when: &Conditions) -> Option<String> {
    let names: Vec<String> = when.kinds.iter().map(|kind| session_kind(t, *kind).to_lowercase()).collect();
    (!names.is_empty()).then(|| t.rules_rate_kinds(&names.join(", ")))
}

fn weekdays(t: Lang, when: &Conditions) -> Option<String> {
    let names: Vec<&str> = when.weekdays.iter().map(|day| t.weekday(Weekday::from(*day))).collect();
    (!names.is_empty()).then(|| t.rules_rate_weekdays(&names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::quantity::{Measure, Minutes, Ore};
    use domain::timesheet::PayRule;

    fn line(conditions: &str) -> PayLine {
        let row = RateRow { from: "2026-01-01".parse().unwrap(), when: toml::from_str(conditions).unwrap() };
        PayLine {
            rule: PayRule::Hours { key: "hour".to_owned() },
            quantity: Measure::Time(Minutes(60)),
            rate: Some(Ore(100)),
            amount: Ore(100),
            tax_free: Ore(0),
            taxable: Ore(100),
            why: vec![row],
        }
    }

    #[test]
    fn all_that_a_row_asks_for_is_said_in_each_language() {
        let asks = "age_from = 30\nage_below = 67\nrecipient_age_from = 10\nrecipient_age_below = 18\n\
            qualification = 'treningskompis'\ncontract = 'respite'\nkinds = ['overnight']\n\
            weekdays = ['saturday', 'sunday']\nfrom_time = '20:00'\nuntil_time = '06:00'\nholidays = 'tariff'\nmet = 2";
        let said = [Lang::Nb, Lang::Nn, Lang::En].map(|t| why(t, &line(asks)).replace('\u{a0}', " "));
        insta::assert_debug_snapshot!(said, @r#"
        [
            "Satsen gjelder fra 01.01.2026. Kontakten har fylt 30 år. Kontakten er under 67 år. Brukeren har fylt 10 år. Brukeren er under 18 år. Kontakten har kurset treningskompis. Kontakten er avlaster. Slags samvær: overnatting. Dager: lørdag, søndag. Tid på dagen: 20:00–06:00. Det var helligdag etter tariffen. Alder eller kurs passer også.",
            "Satsen gjeld frå 01.01.2026. Kontakten har fylt 30 år. Kontakten er under 67 år. Brukaren har fylt 10 år. Brukaren er under 18 år. Kontakten har kurset treningskompis. Kontakten er avlastar. Slags samvær: overnatting. Dagar: laurdag, sundag. Tid på dagen: 20:00–06:00. Det var heilagdag etter tariffen. Alder eller kurs passar òg.",
            "The rate holds from 01.01.2026. The contact is 30 or older. The contact is under 67. The recipient is 10 or older. The recipient is under 18. The contact has the course treningskompis. The contact gives respite care. Kinds of session: overnight stay. Days: Saturday, Sunday. Time of day: 20:00–06:00. It was a holiday by the tariff. Age or course fits as well.",
        ]
        "#);
    }

    #[test]
    fn a_row_without_conditions_says_since_when_it_holds() {
        assert_eq!(why(Lang::Nb, &line("")), "Satsen gjelder fra 01.01.2026.");
        assert_eq!(why(Lang::Nb, &PayLine { why: Vec::new(), ..line("") }), "");
    }
}
