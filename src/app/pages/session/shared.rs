//! `/del`: what another app has shared, and the meeting whose receipt it is.

use super::receipt::{Problem, message, with};
use super::{is_closed, start};
use crate::clock::{fresh_id, today, zone};
use crate::components::{Callout, Chips, Choice, Foot, Page, Tab, Weight, Work, WorkButton, said, speech};
use crate::journal::Journal;
use crate::pages::shown::{entry_line, entry_when};
use crate::receipt::{SharedFile, shared, take};
use domain::entry::{CompanionCard, ExpenseDraft, ExpenseKind, PhotoHash, Receipt, SessionDraft};
use domain::id::{ExpenseId, SessionId};
use i18n::{Lang, args};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;
use sync::BlobHash;
use sync::phone::{Blob, SessionView, Snapshot};

/// So many of the latest meetings are offered.
const LATEST: usize = 5;
/// Bytes of a kilobyte, as phones count.
const KILO: usize = 1_000;

/// Where a receipt can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    /// A form that is not saved yet: the half-written one, or a new one.
    New,
    /// A meeting that can be changed.
    Session(SessionId),
}

/// The latest meetings that can be changed, the latest first.
fn latest(snapshot: &Snapshot) -> Vec<&SessionView> {
    snapshot.sessions.iter().rev().filter(|view| !is_closed(&view.state)).take(LATEST).collect()
}

/// The form that the receipt goes into, with an outlay for it.
fn form(t: Lang, snapshot: &Snapshot, drafts: &[SessionDraft], target: Target) -> (SessionDraft, ExpenseId) {
    let known = |id: SessionId| snapshot.sessions.iter().find(|view| view.session.id == id);
    let begun = drafts.iter().find(|draft| match target {
        Target::New => known(draft.id).is_none(),
        Target::Session(id) => draft.id == id,
    });
    let stored = || match target {
        Target::New => None,
        Target::Session(id) => known(id).map(|view| start::of_session(t, &view.session)),
    };
    let fresh = || start::fresh(snapshot, SessionId::new(fresh_id()), today(), zone());
    let mut draft = begun.cloned().or_else(stored).unwrap_or_else(fresh);
    let id = ExpenseId::new(fresh_id());
    draft.expenses.push(ExpenseDraft {
        id,
        kind: ExpenseKind::Ticket,
        label: String::new(),
        kroner: String::new(),
        receipt: Receipt::OnPaper,
        companion_card: CompanionCard::NotRelevant,
    });
    (draft, id)
}

/// The page. What was shared lies in its memory alone.
#[component]
pub(crate) fn SharedPage() -> impl IntoView {
    let files = RwSignal::new_local(None::<Vec<SharedFile>>);
    spawn_local(async move {
        let found = shared().await;
        files.try_set(Some(found));
    });
    move || match files.get() {
        None => ().into_any(),
        Some(files) if files.is_empty() => view! { <NothingShared /> }.into_any(),
        Some(files) => view! { <Where files=files /> }.into_any(),
    }
}

#[component]
fn NothingShared() -> impl IntoView {
    view! {
        <Page title=said(Lang::share_title) back=Signal::stored("/".to_owned())>
            <Callout weight=Weight::Info title=said(Lang::share_gone_title)>
                <p>{said(Lang::share_gone_text)}</p>
            </Callout>
        </Page>
        <Foot tab=Tab::Today>
            <A href="/samver/ny" attr:class="ds-button">
                {said(Lang::today_log)}
            </A>
        </Foot>
    }
}

#[component]
fn Where(files: Vec<SharedFile>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (snapshot, t) = (journal.snapshot(), speech());
    let target = RwSignal::new(Target::New);
    let problem = RwSignal::new(None::<Problem>);
    let choices = Signal::derive(move || {
        let t = t.get();
        let new = Choice { value: Target::New, name: t.share_new().to_owned() };
        let old = |view: &SessionView| Choice {
            value: Target::Session(view.session.id),
            name: format!("{}: {}", entry_when(t, &view.session), entry_line(t, None, &view.session)),
        };
        snapshot.with(|snapshot| std::iter::once(new).chain(latest(snapshot).into_iter().map(old)).collect::<Vec<_>>())
    });
    let line = move |file: &SharedFile| {
        let size = t.get_untracked().number(i64::try_from(file.size.div_ceil(KILO)).unwrap_or(i64::MAX));
        let (name, size) = (file.name.clone(), format!("{size} kB"));
        let text = move || t.get().share_file(args::ShareFile { name: &name, size: &size });
        view! { <li dir="auto">{text}</li> }
    };
    let lines = files.iter().map(line).collect_view();
    let files = StoredValue::new_local(files);
    let navigate = StoredValue::new_local(use_navigate());
    let work = move |()| -> Work {
        Box::pin(async move {
            let target = target.get_untracked();
            let (drafts, t) = (journal.drafts().get_untracked(), t.get_untracked());
            let (draft, expense) = snapshot.with_untracked(|snapshot| form(t, snapshot, &drafts, target));
            let kept = keep(journal, draft, expense, files.get_value()).await;
            let Err(wrong) = kept else {
                let to = match target {
                    Target::New => "/samver/ny".to_owned(),
                    Target::Session(id) => format!("/samver/{id}"),
                };
                let there = NavigateOptions { replace: true, ..NavigateOptions::default() };
                let _ = navigate.try_with_value(|navigate| navigate(&to, there));
                return;
            };
            problem.try_set(Some(wrong));
        })
    };
    let failed = move || {
        problem.get().map(|problem| {
            view! {
                <Callout weight=Weight::Bad title=said(Lang::share_failed_title)>
                    <p>{said(move |t| message(t, &problem))}</p>
                </Callout>
            }
        })
    };
    view! {
        <Page title=said(Lang::share_title) back=Signal::stored("/".to_owned())>
            <ul class="list">{lines}</ul>
            <Chips
                id="where"
                legend=said(Lang::share_where)
                choices=choices
                chosen=Signal::derive(move || Some(target.get()))
                on_choose=Callback::new(move |chosen| target.set(chosen))
            />
        </Page>
        <Foot>
            <div aria-live="assertive">{failed}</div>
            <WorkButton work=work name=Lang::share_attach meanwhile=Lang::session_receipt_taking />
        </Foot>
    }
}

/// Makes receipts of the files, and keeps each with the form that names it.
async fn keep(
    journal: Journal,
    mut draft: SessionDraft,
    expense: ExpenseId,
    files: Vec<SharedFile>,
) -> Result<(), Problem> {
    for file in files {
        let bytes = take(file.input).await.map_err(Problem::File)?;
        let hash = BlobHash::of(&bytes);
        for kept in draft.expenses.iter_mut().filter(|kept| kept.id == expense) {
            kept.receipt = with(&kept.receipt, PhotoHash(hash.to_string()));
        }
        journal.attach(draft.clone(), Blob { hash, bytes }).await.map_err(Problem::Phone)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, session, snapshot};
    use sync::phone::EntryState;

    #[test]
    fn only_meetings_that_can_be_changed_are_offered_the_latest_first() {
        let one = assignment(1);
        let mut sent = session(2, &one, "2026-11-15", "16:00", "18:00");
        sent.state = EntryState::Submitted;
        let entries =
            [session(1, &one, "2026-11-14", "16:00", "18:00"), sent, session(3, &one, "2026-11-16", "16:00", "18:00")];
        let shown = snapshot(&[one], &entries);
        let offered: Vec<_> = latest(&shown).iter().map(|view| view.session.id).collect();
        assert_eq!(offered, [entries[2].session.id, entries[0].session.id]);
    }

    #[cfg(target_arch = "wasm32")]
    #[wasm_bindgen_test::wasm_bindgen_test]
    fn a_half_written_form_gets_the_outlay_and_keeps_what_is_typed() {
        let one = assignment(1);
        let entry = session(1, &one, "2026-11-14", "16:00", "18:00");
        let shown = snapshot(&[one], &[entry.clone()]);
        let mut begun = start::of_session(Lang::Nb, &entry.session);
        begun.id = SessionId::new(fresh_id());
        begun.note = "Kino".to_owned();
        let (draft, expense) = form(Lang::Nb, &shown, &[begun.clone()], Target::New);
        assert_eq!((draft.id, draft.note.as_str(), draft.expenses.len()), (begun.id, "Kino", 1));
        assert_eq!(draft.expenses[0].id, expense);
        let (draft, _) = form(Lang::Nb, &shown, &[begun], Target::Session(entry.session.id));
        assert_eq!(draft.id, entry.session.id);
    }
}
