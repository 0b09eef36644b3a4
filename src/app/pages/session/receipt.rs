//! The receipt of an outlay: a picture or a file that is attached, or why there is none.

use super::form::{Form, expense_of};
use crate::components::{Chips, Choice, Icon, Message, Sign, focus_on, notices, said, speech};
use crate::journal::{Journal, SaveProblem};
use crate::receipt::{TakeProblem, hide, is_document, show, take};
use domain::entry::{PhotoHash, Receipt};
use domain::id::ExpenseId;
use i18n::{Lang, args};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast as _, JsValue};
use leptos::web_sys::HtmlElement;
use sync::BlobHash;
use sync::phone::{Blob, LocalProblem};

/// Bytes of a kilobyte, as phones count.
const KILO: usize = 1_000;

/// What went wrong with attaching a receipt.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Problem {
    /// With the file.
    File(TakeProblem),
    /// With keeping what was made of it.
    Phone(SaveProblem),
}

pub(super) fn message(t: Lang, problem: &Problem) -> &'static str {
    match problem {
        Problem::File(TakeProblem::TooLarge) => t.session_receipt_too_large(),
        Problem::File(TakeProblem::TooManyPixels) => t.session_receipt_too_many_pixels(),
        Problem::File(TakeProblem::DocumentTooLarge) => t.session_receipt_document_too_large(),
        Problem::File(TakeProblem::NotAReceipt) => t.session_receipt_no_receipt(),
        Problem::File(TakeProblem::Unknown) => t.session_receipt_unknown(),
        Problem::File(TakeProblem::NoReader) => t.session_receipt_no_reader(),
        Problem::File(TakeProblem::Unreadable) => t.session_receipt_unreadable(),
        Problem::Phone(SaveProblem::Store(LocalProblem::Full)) => t.session_receipt_full(),
        Problem::Phone(_) => t.session_receipt_not_kept(),
    }
}

/// The same receipts and one more.
pub(super) fn with(receipt: &Receipt, photo: PhotoHash) -> Receipt {
    let mut photos = attached(receipt).to_vec();
    if !photos.contains(&photo) {
        photos.push(photo);
    }
    Receipt::Attached { photos }
}

/// The same receipts and one less; without any, it is taken to be on paper until the contact says otherwise.
fn without(receipt: &Receipt, photo: &PhotoHash) -> Receipt {
    let photos: Vec<_> = attached(receipt).iter().filter(|other| *other != photo).cloned().collect();
    if photos.is_empty() { Receipt::OnPaper } else { Receipt::Attached { photos } }
}

const fn attached(receipt: &Receipt) -> &[PhotoHash] {
    match receipt {
        Receipt::Attached { photos } => photos.as_slice(),
        _ => &[],
    }
}

/// The receipt's part of an outlay.
#[component]
pub(super) fn Receipts(form: Form, expense: ExpenseId) -> impl IntoView {
    let t = speech();
    let receipt = Memo::new(move |_| {
        form.draft.with(|draft| expense_of(draft, expense).map_or(Receipt::None, |expense| expense.receipt.clone()))
    });
    let photos = Memo::new(move |_| receipt.with(|receipt| attached(receipt).to_vec()));
    let some = Memo::new(move |_| photos.with(|photos| !photos.is_empty()));
    let problem = RwSignal::new(None::<Problem>);
    let share = RwSignal::new(None::<f64>);
    let said_problem =
        Signal::derive(move || problem.with(|problem| problem.as_ref().map(|it| message(t.get(), it).to_owned())));
    let id = format!("expense-{expense}-receipt");
    let (chips, error) = (id.clone(), id.clone());
    view! {
        <div class="stack" id=format!("{id}-part") tabindex="-1">
            {move || {
                if some.get() {
                    view! {
                        <ForEnumerate
                            each=move || photos.get()
                            key=PhotoHash::clone
                            children=move |at, photo| {
                                let number = Signal::derive(move || (at.get() + 1).to_string());
                                view! { <Attached form=form expense=expense photo=photo number=number /> }
                            }
                        />
                    }
                        .into_any()
                } else {
                    view! {
                        <Chips
                            id=chips.clone()
                            legend=said(Lang::session_receipt)
                            choices=Signal::derive(move || without_photo(t.get()))
                            chosen=Signal::derive(move || Some(receipt.get()))
                            on_choose=Callback::new(move |choice| {
                                form.edit_expense(expense, |expense| expense.receipt = choice);
                            })
                        />
                    }
                        .into_any()
                }
            }}
            <div class="buttons">
                {file_button(form, expense, (problem, share), format!("{id}-camera"), Lang::session_receipt_take, true)}
                {file_button(form, expense, (problem, share), format!("{id}-file"), Lang::session_receipt_choose, false)}
            </div>
            <div class="soft small" aria-live="polite">
                {move || form.taking.get().then(|| t.get().session_receipt_taking())}
            </div>
            <Show when=move || share.get().is_some()>
                <progress max="100" aria-label=said(Lang::session_receipt_share) prop:value=move || share.get()></progress>
            </Show>
            <div aria-live="assertive">
                <Message id=format!("{error}-file") problem=said_problem />
            </div>
        </div>
    }
}

/// A button over a file field that nobody sees: the field's own looks and words are the browser's, not ours.
fn file_button(
    form: Form,
    expense: ExpenseId,
    (problem, share): (RwSignal<Option<Problem>>, RwSignal<Option<f64>>),
    id: String,
    label: fn(Lang) -> &'static str,
    camera: bool,
) -> AnyView {
    let journal = expect_context::<Journal>();
    let (input, t) = (id.clone(), speech());
    let open = move |_| {
        // Phones end the page behind the camera when memory runs short: what is typed has been kept at every key.
        let found = document().get_element_by_id(&input).and_then(|found| found.dyn_into::<HtmlElement>().ok());
        if let Some(field) = found.filter(|_| !form.taking.get_untracked()) {
            field.click();
        }
    };
    let chosen = move |event: leptos::ev::Event| {
        if let Some(input) = event.target() {
            form.taking.set(true);
            problem.set(None);
            spawn_local(async move {
                let ended = attach(journal, form, expense, input.into()).await;
                let _ = form.taking.try_set(false);
                let _ = share.try_set(None);
                let _ = problem.try_set(ended.err());
            });
        }
    };
    view! {
        <button class="ds-button" type="button" data-variant="secondary" on:click=open>
            {said(label)}
        </button>
        <input
            id=id
            type="file"
            hidden
            aria-label=move || label(t.get())
            accept=if camera { "image/*" } else { "image/*,application/pdf" }
            capture=camera.then_some("environment")
            on:change=chosen
            on:progress=move |event| share.set(Some(event.loaded()))
        />
    }
    .into_any()
}

/// Makes a receipt of the chosen file, and keeps it with the form before the form shows it.
async fn attach(journal: Journal, form: Form, expense: ExpenseId, input: JsValue) -> Result<(), Problem> {
    let bytes = take(input).await.map_err(Problem::File)?;
    let hash = BlobHash::of(&bytes);
    let photo = PhotoHash(hash.to_string());
    // The page may be gone by now; what is kept then is what was typed.
    let Some(mut draft) = form.draft.try_get_untracked() else { return Ok(()) };
    for kept in draft.expenses.iter_mut().filter(|kept| kept.id == expense) {
        kept.receipt = with(&kept.receipt, photo.clone());
    }
    journal.attach(draft, Blob { hash, bytes }).await.map_err(Problem::Phone)?;
    if form.draft.try_with_untracked(|_| ()).is_some() {
        form.edit_expense(expense, |expense| expense.receipt = with(&expense.receipt, photo));
    }
    Ok(())
}

/// One attached receipt: how large, what it shows, and away with it.
#[component]
fn Attached(form: Form, expense: ExpenseId, photo: PhotoHash, number: Signal<String>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t) = (notices(), speech());
    // Size, whether a document, address; nothing inside where this phone has no such bytes.
    let found = RwSignal::new(None::<Option<(usize, bool, String)>>);
    let wanted = photo.clone();
    spawn_local(async move {
        let bytes = journal.receipt(&wanted).await;
        let shown = bytes.and_then(|bytes| Some((bytes.len(), is_document(&bytes), show(&bytes)?)));
        let address = shown.as_ref().map(|(_, _, address)| address.clone());
        if found.try_set(Some(shown)).is_some() {
            // The page is gone already.
            address.iter().for_each(|address| hide(address));
        }
    });
    on_cleanup(move || {
        if let Some(Some(Some((_, _, address)))) = found.try_get_untracked() {
            hide(&address);
        }
    });
    let line = move || match found.get() {
        Some(Some((size, ..))) => {
            let size = t.get().number(i64::try_from(size.div_ceil(KILO)).unwrap_or(i64::MAX));
            let size = format!("{size} kB");
            t.get().session_receipt_attached(args::SessionReceiptAttached { number: &number.read(), size: &size })
        }
        _ => t.get().session_receipt_elsewhere(&number.read()),
    };
    let preview = move || match found.get()? {
        None => Some(view! { <p>{said(Lang::session_receipt_not_here)}</p> }.into_any()),
        Some((_, true, address)) => Some(
            view! {
                <a class="ds-link" href=address download="kvittering.pdf">
                    {said(Lang::session_receipt_document)}
                </a>
            }
            .into_any(),
        ),
        Some((_, false, address)) => {
            let alt = t.get().session_receipt_picture(&number.read());
            Some(view! { <img class="receipt" src=address alt=alt /> }.into_any())
        }
    };
    let remove = move |_| {
        let before = form.draft.with_untracked(|draft| expense_of(draft, expense).map(|it| it.receipt.clone()));
        form.edit_expense(expense, |it| it.receipt = without(&it.receipt, &photo));
        focus_on(&format!("expense-{expense}-receipt-part"));
        notices.say_with_undo(t.get_untracked().session_receipt_removed(), move || {
            if let (Some(receipt), Some(())) = (before.clone(), form.draft.try_with_untracked(|_| ())) {
                form.edit_expense(expense, |it| it.receipt = receipt);
            }
        });
    };
    view! {
        <div class="part-head">
            <details class="grow">
                <summary>{line}</summary>
                {preview}
            </details>
            <button
                class="ds-button icon-button"
                type="button"
                data-variant="tertiary"
                data-icon=""
                aria-label=move || t.get().session_receipt_remove(&number.read())
                on:click=remove
            >
                <Icon sign=Sign::Bin />
            </button>
        </div>
    }
}

fn without_photo(t: Lang) -> Vec<Choice<Receipt>> {
    [
        (Receipt::OnPaper, t.session_receipt_on_paper()),
        (Receipt::ComesLater, t.session_receipt_later()),
        (Receipt::None, t.session_receipt_none()),
    ]
    .map(|(value, name)| Choice { value, name: name.to_owned() })
    .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(name: &str) -> PhotoHash {
        PhotoHash(name.into())
    }

    #[test]
    fn a_receipt_is_attached_once_and_the_last_one_taken_away_leaves_paper() {
        let one = with(&Receipt::ComesLater, photo("a"));
        let two = with(&with(&one, photo("b")), photo("a"));
        assert_eq!(attached(&two), [photo("a"), photo("b")]);
        assert_eq!(attached(&without(&two, &photo("a"))), [photo("b")]);
        assert_eq!(without(&one, &photo("a")), Receipt::OnPaper);
    }

    #[test]
    fn every_unusable_file_is_told_with_a_way_out() {
        use TakeProblem::{DocumentTooLarge, NoReader, NotAReceipt, TooLarge, TooManyPixels, Unknown, Unreadable};
        for problem in [TooLarge, TooManyPixels, DocumentTooLarge, NotAReceipt, NoReader, Unknown, Unreadable] {
            let said = message(Lang::Nb, &Problem::File(problem));
            assert!(["Velg", "Ta "].iter().any(|way_out| said.contains(way_out)), "{problem:?}: {said}");
        }
    }
}
