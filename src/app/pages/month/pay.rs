//! What the month comes to, in kroner.

use crate::components::{said, speech};
use domain::timesheet::Timesheet;
use i18n::Lang;
use leptos::prelude::*;

/// A line: what, and how much.
type Line = (String, String);

/// The lines that are paid, without those of nothing.
fn paid(t: Lang, month: &Timesheet) -> Vec<Line> {
    let totals = &month.totals;
    let lines = [
        (t.month_pay_hours(&t.duration(totals.minutes_paid.0)), totals.hours_amount),
        (t.month_pay_distance(&t.km(totals.driven_paid.0)), totals.driving_amount),
        (t.month_pay_expenses().to_owned(), totals.spent_paid),
        (t.month_pay_corrections().to_owned(), totals.corrections_amount),
    ];
    lines.into_iter().filter(|(_, ore)| ore.0 != 0).map(|(name, ore)| (name, t.kroner(ore.0))).collect()
}

/// What of the sum is taxed, and what is not.
fn parts(t: Lang, month: &Timesheet) -> Vec<Line> {
    let totals = &month.totals;
    [(t.sheet_taxable(), totals.taxable), (t.sheet_tax_free(), totals.tax_free)]
        .map(|(name, ore)| (name.to_owned(), t.kroner(ore.0)))
        .to_vec()
}

/// What was driven and spent without being paid.
fn unpaid(t: Lang, month: &Timesheet) -> Vec<Line> {
    let totals = &month.totals;
    let mut lines = Vec::new();
    if totals.driven_unpaid.0 > 0 {
        lines.push((t.month_not_paid_distance().to_owned(), t.km(totals.driven_unpaid.0)));
    }
    if totals.spent_unpaid.0 > 0 {
        lines.push((t.month_not_paid_expenses().to_owned(), t.kroner(totals.spent_unpaid.0)));
    }
    lines
}

/// The sums; nothing for an empty month that corrects no other.
#[component]
pub(super) fn Pay(month: Memo<Option<Timesheet>>) -> impl IntoView {
    let t = speech();
    let line = |(name, amount): Line| view! { <div><dt>{name}</dt><dd class="number">{amount}</dd></div> };
    move || {
        let t = t.get();
        month.with(|month| {
            let month = month.as_ref().filter(|month| month.totals.sessions > 0 || !month.corrections.is_empty())?;
            let sum = t.kroner(month.totals.amount.0);
            Some(view! {
                <section class="ds-card stack" aria-labelledby="pay">
                    <h2 class="ds-heading" data-size="xs" id="pay">
                        {said(Lang::month_to_pay)}
                    </h2>
                    <dl class="facts">
                        {paid(t, month).into_iter().map(line).collect_view()}
                        <div class="sum">
                            <dt>{t.month_sum()}</dt>
                            <dd class="number">{sum}</dd>
                        </div>
                        {parts(t, month).into_iter().map(line).collect_view()}
                        {unpaid(t, month).into_iter().map(line).collect_view()}
                    </dl>
                    {month.pay_day.map(|day| view! { <p>{t.month_pay_day(&t.date(day))}</p> })}
                    <p class="soft small">{t.month_before_tax()}</p>
                </section>
            })
        })
    }
}
