//! Reminders by the phone's own calendar. The app itself cannot wake a phone without telling the maker of its browser when
//! somebody has an appointment; a calendar can, and knows no more than a time.

mod calendar;
mod events;

use crate::clock::{now, zone};
use crate::components::{Chips, Choice, Work, WorkButton, notices, said, speech};
use crate::journal::Journal;
use crate::storage::{Preference, remember, remembered};
use calendar::file;
use domain::quantity::Minutes;
use events::{CHOICES, events};
use i18n::Lang;
use leptos::prelude::*;

/// How long before a meeting, as chosen on this phone; half an hour until somebody chooses.
fn chosen() -> Option<Minutes> {
    let usual = CHOICES[1].map(|before| before.num_minutes());
    remembered::<Option<i64>>(Preference::Reminder).unwrap_or(usual).map(Minutes)
}

fn name(t: Lang, before: Option<Minutes>) -> String {
    match before {
        None => t.reminders_never().to_owned(),
        Some(Minutes(minutes)) if minutes >= 24 * 60 => t.reminders_day_before().to_owned(),
        Some(Minutes(minutes)) => t.reminders_before(&t.duration(minutes)),
    }
}

/// When the phone is to speak up, and the file that makes it do so.
#[component]
pub(crate) fn Reminders() -> impl IntoView {
    let t = speech();
    let before = RwSignal::new(chosen());
    let choices = Signal::derive(move || {
        let t = t.get();
        let choice = |before: Option<Minutes>| Choice { value: before, name: name(t, before) };
        CHOICES.map(|before| choice(before.map(|before| Minutes(before.num_minutes())))).to_vec()
    });
    let choose = Callback::new(move |chosen: Option<Minutes>| {
        before.set(chosen);
        remember(Preference::Reminder, &chosen.map(|Minutes(minutes)| minutes));
    });
    view! {
        <section class="ds-card stack" aria-labelledby="reminders">
            <h2 class="ds-heading" data-size="xs" id="reminders">
                {said(Lang::reminders_title)}
            </h2>
            <p>{said(Lang::reminders_text)}</p>
            <Chips
                id="reminder"
                legend=said(Lang::reminders_when)
                choices=choices
                chosen=Signal::derive(move || Some(before.get()))
                on_choose=choose
            />
            <CalendarFile before=before />
        </section>
    }
}

/// The button alone, where a plan has just been made.
#[component]
pub(crate) fn CalendarButton() -> impl IntoView {
    view! { <CalendarFile before=RwSignal::new(chosen()) /> }
}

#[component]
fn CalendarFile(before: RwSignal<Option<Minutes>>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t) = (notices(), speech());
    let work = move |()| -> Work {
        Box::pin(async move {
            let (t, moment) = (t.get_untracked(), now());
            let wall = zone().wall_at(moment);
            let all = journal.snapshot().with_untracked(|all| events(t, all, wall, before.get_untracked()));
            if all.is_empty() {
                return notices.say(t.reminders_nothing());
            }
            let saved = journal.keep_calendar(&file(&all, moment));
            notices.say(if saved { t.reminders_made() } else { t.own_file_failed() });
        })
    };
    view! {
        <div class="stack">
            <WorkButton work=work name=Lang::reminders_make variant="secondary" described_by="reminders-hint" />
            <p class="soft small" id="reminders-hint">
                {said(Lang::reminders_hint)}
            </p>
        </div>
    }
}
