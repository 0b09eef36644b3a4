//! `/innstillinger/lagret`: what is stored about the contact, where and for how long, and a copy of it.

use crate::components::{Page, Work, WorkButton, notices, said, speech};
use crate::journal::{Journal, OwnData};
use domain::retention::Years;
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

/// What is known of it.
#[derive(Debug, Clone, PartialEq)]
enum Known {
    Asking,
    NoAnswer,
    All(OwnData),
}

/// The page. What lies here is said at once; the rest only the server knows.
#[component]
pub(crate) fn StoredPage() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let known = RwSignal::new(Known::Asking);
    let ask = move || {
        spawn_local(async move {
            let answer = journal.own_data().await;
            // Whoever has left the page waits for nothing.
            known.try_set(answer.map_or(Known::NoAnswer, Known::All));
        });
    };
    ask();
    let again = Callback::new(move |()| -> Work {
        Box::pin(async move {
            ask();
        })
    });
    view! {
        <Page title=said(Lang::own_title) back=Signal::stored("/innstillinger".to_owned())>
            <section class="ds-card stack">
                <h2 class="ds-heading" data-size="xs">
                    {said(Lang::own_phone_title)}
                </h2>
                <p>{said(Lang::own_phone_text)}</p>
                <A href="/innstillinger/logg-ut" attr:class="link">
                    {said(Lang::sign_out_open)}
                </A>
            </section>
            <section class="ds-card stack">
                <h2 class="ds-heading" data-size="xs">
                    {said(Lang::own_there_title)}
                </h2>
                {move || match known.get() {
                    Known::Asking => view! { <p role="status">{said(Lang::phones_own_asking)}</p> }.into_any(),
                    Known::NoAnswer => {
                        view! {
                            <p role="status">{said(Lang::phones_own_no_answer)}</p>
                            <WorkButton work=again name=Lang::phones_own_again variant="secondary" />
                        }
                            .into_any()
                    }
                    Known::All(own) => view! { <Kept own=own /> }.into_any(),
                }}
            </section>
            {move || match known.get() {
                Known::All(own) => Some(view! { <Copy file=own.file /> }),
                Known::Asking | Known::NoAnswer => None,
            }}
            <section class="ds-card stack">
                <h2 class="ds-heading" data-size="xs">
                    {said(Lang::own_delete_title)}
                </h2>
                <p>{said(Lang::own_delete_text)}</p>
            </section>
        </Page>
    }
}

/// Each kind, how much of it, and for how long.
fn kinds(t: Lang, own: &OwnData) -> [(String, Option<Years>); 7] {
    let retention = own.retention;
    [
        (t.settings_stored_sessions(own.sessions), Some(retention.accounts)),
        (t.own_sign_offs(own.sign_offs), Some(retention.accounts)),
        (t.own_reports(own.reports), retention.reports),
        (t.own_supervision(own.supervision), retention.supervision),
        (t.own_messages(own.messages), retention.messages),
        (t.own_letters(own.letters), retention.messages),
        (t.own_log().to_owned(), Some(retention.log)),
    ]
}

#[component]
fn Kept(own: OwnData) -> impl IntoView {
    let t = speech();
    let own = StoredValue::new(own);
    let rows = move || {
        let t = t.get();
        let row = |(name, years): (String, Option<Years>)| {
            let how_long = years.map_or_else(|| t.own_undecided().to_owned(), |Years(years)| t.own_years(years));
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{how_long}</dd>
                </div>
            }
        };
        own.with_value(|own| kinds(t, own)).into_iter().map(row).collect_view()
    };
    view! {
        <dl class="facts">{rows}</dl>
        <p>{said(Lang::own_person)}</p>
    }
}

#[component]
fn Copy(file: Vec<u8>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t) = (notices(), speech());
    let file = StoredValue::new(file);
    let work = move |()| -> Work {
        Box::pin(async move {
            let saved = file.with_value(|file| journal.keep_copy(file));
            let t = t.get_untracked();
            notices.say(if saved { t.own_file_saved() } else { t.own_file_failed() });
        })
    };
    view! {
        <section class="ds-card stack">
            <h2 class="ds-heading" data-size="xs">
                {said(Lang::own_file_title)}
            </h2>
            <p>{said(Lang::own_file_text)}</p>
            <p id="own-file-open">{said(Lang::own_file_open)}</p>
            <WorkButton work=work name=Lang::own_file_save variant="secondary" described_by="own-file-open" />
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::retention::Retention;

    #[test]
    fn what_the_municipality_has_not_decided_is_not_passed_off_as_kept_for_ever() {
        let retention = Retention { reports: Some(Years(10)), ..Retention::default() };
        let own = OwnData {
            retention,
            sessions: 3,
            reports: 1,
            supervision: 0,
            messages: 2,
            sign_offs: 4,
            letters: 1,
            file: Vec::new(),
        };
        let years = kinds(Lang::Nb, &own).map(|(_, years)| years);
        assert_eq!(years, [Some(Years(5)), Some(Years(5)), Some(Years(10)), None, None, None, Some(Years(5))]);
    }

    #[test]
    fn the_text_says_as_many_years_as_the_law() {
        for t in Lang::ALL {
            assert!(t.own_delete_text().contains(&Years::OF_ACCOUNTS.0.to_string()), "{t:?}");
        }
    }
}
