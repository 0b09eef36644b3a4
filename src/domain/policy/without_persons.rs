//! Terms for a phone: what the rules come to for these persons, without their birth dates.

use super::overlay::Stretch;
use super::{Conditions, Pay, Policy, Rate, RateRole, Terms};
use crate::timesheet::{ContactFacts, RecipientFacts};
use chrono::{Datelike, NaiveDate};

impl Terms {
    /// The terms with conditions on the contact's age and qualifications, and on the recipient's age, replaced by what
    /// they come to day by day. `recipients` are the facts of every recipient, or none where one is not known;
    /// conditions on an age that is not known stay, so that the rules can say so.
    ///
    /// A rate by age changes here with the first pay period that begins at the age: the day itself would tell the
    /// birthday. In the month of a birthday only the municipality, which knows the day, reckons to the øre.
    #[must_use]
    pub fn without_persons(&self, contact: &ContactFacts, recipients: &[RecipientFacts]) -> Self {
        let mut parts: Vec<Stretch> = Vec::new();
        let stretches = self.stretches();
        for (n, Stretch { from, policy }) in stretches.iter().enumerate() {
            let until = stretches.get(n + 1).map(|next| next.from);
            let within = |day: &NaiveDate| day > from && until.is_none_or(|end| *day < end);
            let mut days: Vec<NaiveDate> = changes(policy, contact, recipients).into_iter().filter(within).collect();
            days.push(*from);
            days.sort_unstable();
            days.dedup();
            for day in days {
                let mut rates: Vec<Rate> =
                    policy.rates.iter().filter_map(|rate| on(rate, day, policy, contact, recipients)).collect();
                if !rates.iter().any(is_hour) {
                    // Without any row the hours would seem to be payroll's: one that has ended says that a rate is missing.
                    let ended =
                        |row: &Rate| Rate { until: from.pred_opt(), when: Conditions::default(), ..row.clone() };
                    rates.extend(policy.rates.iter().find(|row| is_hour(row)).map(ended));
                }
                let policy = Policy { rates, ..policy.clone() };
                if parts.last().is_none_or(|last| last.policy != policy) {
                    parts.push(Stretch { from: day, policy });
                }
            }
        }
        Self::try_from(parts).unwrap_or_else(|_| self.clone())
    }
}

fn is_hour(row: &Rate) -> bool {
    row.role == RateRole::Hour
}

/// The days on which some condition on a person begins or ceases to be met.
fn changes(policy: &Policy, contact: &ContactFacts, recipients: &[RecipientFacts]) -> Vec<NaiveDate> {
    let conditions = || policy.rates.iter().map(|rate| &rate.when);
    let own = conditions()
        .flat_map(|when| [when.age_from, when.age_below])
        .flatten()
        .filter_map(|age| birthday(contact.birth_date?, age));
    let theirs = conditions()
        .flat_map(|when| [when.recipient_age_from, when.recipient_age_below])
        .flatten()
        .flat_map(|age| recipients.iter().filter_map(move |facts| birthday(facts.birth_date, age)));
    let ages = own.chain(theirs).filter_map(|day| {
        let period = policy.period.start_day.period_of(day);
        if period.from() == day { Some(day) } else { period.until().succ_opt() }
    });
    ages.chain(contact.qualifications.iter().map(|has| has.from)).collect()
}

fn birthday(born: NaiveDate, age: u8) -> Option<NaiveDate> {
    let year = born.year().checked_add(age.into())?;
    born.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

/// The row as it holds from `day` on; `None` where a person does not fit.
fn on(
    rate: &Rate,
    day: NaiveDate,
    policy: &Policy,
    contact: &ContactFacts,
    recipients: &[RecipientFacts],
) -> Option<Rate> {
    let when = &rate.when;
    let period = policy.period.start_day.period_of(day);
    let asked = when.count();
    let mut left = Conditions { qualification: None, ..when.clone() };
    let has = |key: &String| contact.qualifications.iter().any(|has| has.key == *key && has.from <= day);
    let mut fits = when.qualification.as_ref().is_none_or(has);
    if contact.birth_date.is_some() {
        fits &= when.age_fits(contact.birth_date, period.from());
        (left.age_from, left.age_below) = (None, None);
    }
    if let Some(eldest) = recipients.iter().map(|facts| facts.birth_date).min() {
        let of_age = |born| when.recipients_age_fits(Some(born), period.from());
        if matches!(rate.pay, Pay::PerRecipientDay(_)) && when.asks_for_recipients_age() {
            left.recipients =
                recipients.iter().filter(|facts| of_age(facts.birth_date)).map(|facts| facts.recipient).collect();
            fits &= !left.recipients.is_empty();
        } else {
            fits &= of_age(eldest);
        }
        (left.recipient_age_from, left.recipient_age_below) = (None, None);
    }
    let met = u8::try_from(asked.saturating_sub(left.count())).unwrap_or(u8::MAX);
    left.met = left.met.saturating_add(met);
    if contact.birth_date.is_some() || !recipients.is_empty() {
        left.tighter = tighter(rate, policy);
    }
    fits.then(|| Rate { when: left, ..rate.clone() })
}

/// How many looser bounds on ages there are in rows that ask for as many things; the bounds themselves are left out.
fn tighter(rate: &Rate, policy: &Policy) -> u8 {
    let alike = |other: &&Rate| other.role == rate.role && other.when.count() == rate.when.count();
    let mut looser: Vec<_> = policy.rates.iter().filter(alike).map(|other| other.when.age_bounds()).collect();
    looser.retain(|bounds| *bounds < rate.when.age_bounds());
    looser.sort_unstable();
    looser.dedup();
    u8::try_from(looser.len()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::RecipientId;
    use crate::timesheet::Qualification;

    const RULES: &str = "
[[rates]]
key = 'plain'
from = '2025-01-01'
pay = { per_hour = '100 kr' }
[[rates]]
key = 'from_30'
from = '2025-01-01'
pay = { per_hour = '130 kr' }
when = { age_from = 30 }
[[rates]]
key = 'saturday'
from = '2024-01-01'
pay = { per_hour = '120 kr' }
when = { weekdays = ['saturday'] }
[[rates]]
key = 'trained'
role = 'supplement'
from = '2025-01-01'
pay = { per_hour = '9 kr' }
when = { qualification = 'swimming' }
[[rates]]
key = 'food'
role = 'allowance'
from = '2025-01-01'
pay = { per_day = '290 kr' }
when = { recipient_age_from = 10 }
";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn child(n: u128, born: &str) -> RecipientFacts {
        RecipientFacts { recipient: RecipientId::new(uuid::Uuid::from_u128(n)), birth_date: day(born) }
    }

    fn keys(terms: &Terms, date: &str) -> Vec<String> {
        terms.on(day(date)).rates.iter().map(|rate| rate.key.clone()).collect()
    }

    fn terms() -> Terms {
        toml::from_str::<Policy>(RULES).unwrap().into()
    }

    fn known() -> Terms {
        let course = Qualification { key: "swimming".into(), from: day("2026-02-10") };
        let contact = ContactFacts { birth_date: Some(day("1996-03-15")), qualifications: vec![course] };
        terms().without_persons(&contact, &[child(1, "2016-04-20")])
    }

    #[test]
    fn rows_come_and_go_with_birthdays_and_courses_and_no_birth_date_stands_in_them() {
        let known = known();
        assert_eq!(keys(&known, "2026-02-09"), ["plain", "saturday"]);
        assert_eq!(keys(&known, "2026-02-10"), ["plain", "saturday", "trained"]);
        assert_eq!(keys(&known, "2026-03-31"), ["plain", "saturday", "trained"]);
        assert_eq!(keys(&known, "2026-04-01"), ["plain", "from_30", "saturday", "trained"]);
        let sent = serde_json::to_string(&known).unwrap();
        for secret in ["age_from", "1996", "03-15", "2016", "04-20", "qualification", "swimming"] {
            assert!(!sent.contains(secret), "{secret} in {sent}");
        }
    }

    #[test]
    fn a_birthday_shows_only_as_the_period_that_begins_after_it() {
        let known = known();
        assert!(!keys(&known, "2026-04-30").contains(&"food".to_owned()));
        assert!(keys(&known, "2026-05-01").contains(&"food".to_owned()));
    }

    #[test]
    fn the_row_that_asked_for_most_still_counts() {
        // Both ask for one thing; the later `from` decides, as it did when the age was still asked for.
        let known = known();
        let rates = &known.on(day("2026-04-04")).rates;
        let count = |key: &str| rates.iter().find(|rate| rate.key == key).unwrap().when.count();
        assert_eq!((count("from_30"), count("saturday"), count("plain")), (1, 1, 0));
    }

    #[test]
    fn of_two_ages_that_are_both_reached_the_higher_counts_on_the_phone_too() {
        let rules =
            RULES.replace("pay = { per_hour = '100 kr' }", "pay = { per_hour = '100 kr' }\nwhen = { age_from = 18 }");
        let contact = ContactFacts { birth_date: Some(day("1980-01-01")), qualifications: Vec::new() };
        let known = Terms::from(toml::from_str::<Policy>(&rules).unwrap()).without_persons(&contact, &[]);
        let rates = &known.on(day("2026-03-02")).rates;
        assert_eq!(rates.iter().max_by_key(|rate| rate.rank()).unwrap().key, "from_30");
        assert!(!serde_json::to_string(&known).unwrap().contains("age_from\":18"));
    }

    #[test]
    fn what_is_not_known_is_still_asked_for() {
        let unknown = terms().without_persons(&ContactFacts::default(), &[]);
        let rates = &unknown.on(day("2026-03-21")).rates;
        assert_eq!(
            rates.iter().map(|rate| rate.key.as_str()).collect::<Vec<_>>(),
            ["plain", "from_30", "saturday", "food"]
        );
        assert!(rates[1].when.asks_for_age() && rates[3].when.asks_for_recipients_age());
    }

    #[test]
    fn money_for_each_recipient_names_those_of_the_age_and_tells_no_birthday() {
        let each = "[[rates]]\nkey = 'food'\nrole = 'allowance'\nfrom = '2025-01-01'\n";
        let rules = format!(
            "{each}pay = {{ per_recipient_day = '221 kr' }}\nwhen = {{ recipient_age_below = 10 }}\n\
             {each}pay = {{ per_recipient_day = '290 kr' }}\nwhen = {{ recipient_age_from = 10 }}"
        );
        let children = [child(1, "2016-04-20"), child(2, "2012-08-01")];
        let terms = Terms::from(toml::from_str::<Policy>(&rules).unwrap());
        let known = terms.without_persons(&ContactFacts::default(), &children);
        let of = |date: &str| {
            let rates = known.on(day(date)).rates.iter();
            rates
                .map(|rate| rate.when.recipients.iter().map(|id| id.uuid().as_u128()).collect())
                .collect::<Vec<Vec<_>>>()
        };
        assert_eq!(of("2026-04-30"), [[1], [2]]);
        assert_eq!(of("2026-05-01"), [[1, 2]]);
        let sent = serde_json::to_string(&known).unwrap();
        assert!(!sent.contains("age_") && !sent.contains("2016") && !sent.contains("04-20"), "{sent}");
    }
}
