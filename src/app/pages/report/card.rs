//! The reports of an assignment, on its page: what is to be written, and what was sent.

use super::open::{ToWrite, href, to_write};
use super::words::{days, lines, stage};
use crate::clock::today;
use crate::components::{StateTag, said, speech};
use crate::journal::Journal;
use crate::pages::shown::words;
use domain::id::AssignmentId;
use domain::report::ReportForm;
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;
use sync::phone::ReportView;

/// Nothing where the municipality has no form, and nothing was sent.
#[component]
pub(crate) fn Reports(assignment: AssignmentId) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let open = Memo::new(move |_| {
        snapshot.with(|snapshot| {
            let view = snapshot.assignments.iter().find(|view| view.row.assignment.id == assignment);
            view.map(|view| to_write(view, snapshot, today())).unwrap_or_default()
        })
    });
    let sent = Memo::new(move |_| {
        snapshot.with(|snapshot| {
            let own = snapshot.reports.iter().filter(|view| view.report.assignment == assignment);
            own.cloned().collect::<Vec<_>>()
        })
    });
    let some_sent = Memo::new(move |_| sent.with(|sent| !sent.is_empty()));
    let some = Memo::new(move |_| some_sent.get() || open.with(|open| !open.is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <section class="ds-card stack">
                    <h2 class="ds-heading" data-size="xs">
                        {said(Lang::report_title)}
                    </h2>
                    {move || open.get().into_iter().map(|it| view! { <Open it=it /> }).collect_view()}
                    {move || some_sent.get().then(|| view! { <History sent=sent /> })}
                </section>
            }
        })
    }
}

#[component]
fn Open(it: ToWrite) -> impl IntoView {
    let t = speech();
    let drafts = expect_context::<Journal>().report_drafts();
    let (id, span, link) = (it.id, it.span, it.href());
    let begun = Memo::new(move |_| drafts.with(|drafts| drafts.iter().any(|draft| draft.id == id)));
    let title = it.form.title;
    let due = move || {
        let (t, date) = (t.get(), t.get().date(span.until));
        if span.until < today() { t.report_due_passed(&date) } else { t.report_due(&date) }
    };
    view! {
        <p>
            <strong>{move || words(t.get(), &title).to_owned()}</strong>
            " "
            {move || days(t.get(), span)}
        </p>
        <p class="soft">{due}</p>
        <A href=link attr:class="ds-button" attr:data-variant="secondary">
            {said(move |t| if begun.get() { t.today_continue() } else { t.report_write() })}
        </A>
    }
}

/// What was sent, the newest first.
#[component]
fn History(sent: Memo<Vec<ReportView>>) -> impl IntoView {
    view! {
        <h3 class="ds-heading" data-size="2xs">
            {said(Lang::report_history)}
        </h3>
        <ul class="rows">{move || sent.get().into_iter().map(|view| view! { <Sent view=view /> }).collect_view()}</ul>
    }
}

#[component]
fn Sent(view: ReportView) -> impl IntoView {
    let t = speech();
    let (span, shown) = (view.report.span, view.stage.clone());
    let link = href(view.report.assignment, &view.report.form, span);
    let below = move || lines(t.get(), &view).into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        <li class="stack">
            <p>
                {move || days(t.get(), span)} " " {move || view! { <StateTag state=stage(t.get(), &shown) /> }}
            </p>
            {below}
            <A href=link attr:class="link">
                {said(Lang::report_open)}
            </A>
        </li>
    }
}

/// The form's name in the language of the screen.
pub(super) fn title(t: Lang, form: Option<&ReportForm>) -> String {
    form.map_or_else(|| t.report_title().to_owned(), |form| words(t, &form.title).to_owned())
}
