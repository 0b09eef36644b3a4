//! Where things stand with the municipality, in one calm line.

use crate::clock::{now, today, zone};
use crate::components::{Icon, Sign, speech};
use crate::door::SignInLink;
use crate::journal::{Activity, Journal, Obstacle, Stop, SyncStatus};
use chrono::{NaiveDate, TimeDelta};
use i18n::{Lang, args};
use leptos::prelude::*;

/// The line.
#[component]
pub(crate) fn SyncLine() -> impl IntoView {
    let t = speech();
    let status = expect_context::<Journal>().sync_status();
    let words = Memo::new(move |_| {
        let zone = zone();
        let oldest = |status: &SyncStatus| status.oldest_unsent.map(|at| zone.wall_at(at.min(now())).date());
        status.with(|status| sentences(t.get(), status, oldest(status), today()))
    });
    let is_out = Memo::new(move |_| {
        status.with(|status| {
            matches!(status.activity, Activity::Stopped(Stop::SignedOut | Stop::SignInTooWeak | Stop::Forbidden))
        })
    });
    let safer = Memo::new(move |_| status.with(|status| status.activity == Activity::Stopped(Stop::SignInTooWeak)));
    // That all has gone is news to whoever had something waiting, and to nobody else.
    let heard = RwSignal::new(String::new());
    Effect::new(move |before: Option<bool>| {
        let waits = status.with(|status| status.unsent + status.unsent_receipts > 0);
        if before == Some(true) && !waits {
            heard.set(t.get_untracked().sync_arrived().to_owned());
        } else if waits {
            heard.set(String::new());
        }
        waits
    });
    let sign = move || {
        if status.with(|status| status.unsent + status.unsent_receipts == 0) { Sign::Tick } else { Sign::Cloud }
    };
    view! {
        <p class="ds-sr-only" role="status">
            {heard}
        </p>
        <div class="sync" role="group">
            {move || view! { <Icon sign=sign() /> }}
            <div>
                {move || words.get().into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
                {move || is_out.get().then(|| view! { <SignInLink safer=safer /> })}
            </div>
        </div>
    }
}

/// What is not sent, and what hinders it, if anything does.
fn sentences(t: Lang, status: &SyncStatus, oldest: Option<NaiveDate>, today: NaiveDate) -> Vec<String> {
    let receipts = status.unsent_receipts;
    let mut words = vec![match (status.unsent, oldest) {
        (0, _) if receipts > 0 => t.sync_unsent_receipts(receipts),
        (0, _) => t.sync_all_sent().to_owned(),
        (count, None) => t.sync_unsent(count),
        (count, Some(day)) => {
            let days = (today - day).num_days();
            let oldest = if days < 1 { t.sync_oldest_today().to_owned() } else { t.sync_oldest_days(days) };
            t.sync_line(args::SyncLine { unsent: &t.sync_unsent(count), oldest: &oldest })
        }
    }];
    if receipts > 0 && status.unsent > 0 {
        words.push(t.sync_unsent_receipts(receipts));
    }
    if status.refused_receipts > 0 {
        words.push(t.sync_refused_receipts(status.refused_receipts));
    }
    let hindrance = match status.activity {
        Activity::Resting => None,
        Activity::Talking => (status.unsent + receipts > 0).then(|| t.sync_sending()),
        Activity::Waiting(Obstacle::NoNetwork) => Some(t.sync_offline()),
        Activity::Waiting(Obstacle::ServerBusy) => Some(t.sync_server_trouble()),
        Activity::Stopped(Stop::AppTooOld | Stop::Misunderstood) => Some(t.sync_stopped_update()),
        Activity::Stopped(Stop::SignInTooWeak) => Some(t.sync_stopped_safer()),
        Activity::Stopped(Stop::SignedOut | Stop::Forbidden | Stop::ReportedLost) => Some(t.sync_stopped_sign_in()),
    };
    words.extend(hindrance.map(ToOwned::to_owned));
    words.extend(status.clock_skew.map(|skew| {
        let off = t.duration(skew.num_minutes().abs());
        if skew > TimeDelta::zero() { t.sync_clock_fast(&off) } else { t.sync_clock_slow(&off) }
    }));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(unsent: usize, oldest: Option<&str>, activity: Activity) -> String {
        let status = SyncStatus { unsent, activity, ..SyncStatus::default() };
        sentences(Lang::Nb, &status, oldest.map(|day| day.parse().unwrap()), "2026-11-21".parse().unwrap()).join(" ")
    }

    #[test]
    fn it_says_how_many_are_not_sent_and_how_old_the_oldest_is() {
        assert_eq!(line(0, None, Activity::Resting), "Alt er sendt");
        assert_eq!(line(3, Some("2026-11-19"), Activity::Resting), "3 ikke sendt, eldste er 2 dager");
        assert_eq!(line(1, Some("2026-11-21"), Activity::Resting), "1 ikke sendt, fra i dag");
    }

    #[test]
    fn f29_a_clock_that_is_wrong_is_mentioned_with_how_much_and_which_way() {
        let said = |minutes: i64| {
            let status = SyncStatus { clock_skew: Some(TimeDelta::minutes(minutes)), ..SyncStatus::default() };
            sentences(Lang::Nb, &status, None, "2026-11-21".parse().unwrap()).join(" ")
        };
        assert!(said(60).contains("går 1\u{a0}t for fort"), "{}", said(60));
        assert!(said(-60).contains("går 1\u{a0}t for sakte"), "{}", said(-60));
    }

    #[test]
    fn receipts_that_are_on_their_way_are_not_called_sent() {
        let said = |unsent, receipts| {
            let status = SyncStatus { unsent, unsent_receipts: receipts, ..SyncStatus::default() };
            sentences(Lang::Nb, &status, None, "2026-11-21".parse().unwrap()).join(". ")
        };
        assert_eq!(said(0, 1), "1 kvittering ikke sendt");
        assert_eq!(said(3, 2), "3 ikke sendt. 2 kvitteringer ikke sendt");
    }

    #[test]
    fn being_offline_is_said_calmly_and_with_what_happens_next() {
        let said = line(1, Some("2026-11-21"), Activity::Waiting(Obstacle::NoNetwork));
        assert!(said.contains("sendes senere"), "{said}");
    }

    #[test]
    fn whoever_must_sign_in_in_a_safer_way_is_told_so_and_not_to_ask_for_an_invitation() {
        let said = line(1, Some("2026-11-21"), Activity::Stopped(Stop::SignInTooWeak));
        assert!(said.contains("sikrere") && !said.contains("invitasjon"), "{said}");
    }
}
