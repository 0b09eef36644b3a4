//! What is to be confirmed, and the signature or the reason why not.

use super::draw::SignatureField;
use super::stand::Stand;
use super::words::{entry, reason, who};
use crate::components::{Chips, Choice, ErrorSummary, Fault, Field, Foot, Page, notices, said, speech};
use crate::journal::Journal;
use crate::pages::keeping::keep;
use crate::pages::month::place::Place;
use crate::pages::session::{Saving, failure};
use domain::policy::SignerRole;
use domain::sign_off::{Reason, SignOff, SignOffDraft, SignOffField, SignOffFieldProblem, SignOffProblem};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use sync::Change;
use sync::phone::{DraftForm, DraftKey};

/// The id of a field in the page.
const fn anchor(field: SignOffField) -> &'static str {
    match field {
        SignOffField::Strokes | SignOffField::Signer | SignOffField::Covers => "strokes",
        SignOffField::Reason => "reason",
        SignOffField::Words => "words",
    }
}

fn fault(t: Lang, SignOffFieldProblem { field, problem }: SignOffFieldProblem) -> Fault {
    let text = match (problem, field) {
        (SignOffProblem::TooLong { most }, _) => {
            t.problem_text_too_long(&t.number(i64::try_from(most).unwrap_or(i64::MAX)))
        }
        (SignOffProblem::Missing, SignOffField::Reason) => t.sign_off_why_missing().to_owned(),
        (SignOffProblem::Missing, SignOffField::Words) => t.sign_off_words_missing().to_owned(),
        (SignOffProblem::Missing, _) => t.sign_off_draw_missing().to_owned(),
    };
    Fault { field: anchor(field).to_owned(), text }
}

/// What was begun for a signer, and whether something else stands there now than when it was.
fn begin(journal: Journal, place: &Place, stand: &Stand) -> (SignOffDraft, bool) {
    let forms = journal.forms().get_untracked();
    let begun = forms.into_iter().find_map(|form| match form {
        DraftForm::SignOff { draft } if draft.id == stand.id => Some(draft),
        _ => None,
    });
    let is_old = begun.as_ref().is_some_and(|draft| draft.covers != stand.entries);
    let fresh = || SignOffDraft::new(stand.id, (place.assignment, place.period), stand.signer, stand.entries.clone());
    // A signature stands for what was shown when it was drawn.
    (begun.filter(|_| !is_old).unwrap_or_else(fresh), is_old)
}

const fn is_empty(draft: &SignOffDraft) -> bool {
    draft.strokes.is_empty() && !draft.could_not && draft.reason.is_none() && draft.words.is_empty()
}

#[component]
pub(super) fn Form(place: Place, asked: Vec<Stand>, first: usize, lead: Signal<String>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t, navigate) = (notices(), speech(), use_navigate());
    let (home, place) = (place.href(), StoredValue::new(place));
    let asked = StoredValue::new(asked);
    let begun = move |role: Option<SignerRole>| {
        asked.with_value(|asked| {
            let stand = asked.iter().find(|stand| Some(stand.signer.role()) == role).or_else(|| asked.get(first))?;
            Some(place.with_value(|place| begin(journal, place, stand)))
        })
    };
    let (draft, is_old) = begun(None)?;
    let draft = RwSignal::new(draft);
    let warn = move |is_old: bool| {
        if is_old {
            notices.say(t.get_untracked().sign_off_draft_let_go());
        }
    };
    warn(is_old);
    let (tries, saving) = (RwSignal::new(0), RwSignal::new(Saving::Idle));
    let faults = Memo::new(move |_| {
        let problems = SignOff::try_from(draft.get()).err().filter(|_| tries.get() > 0).unwrap_or_default();
        problems.into_iter().map(|problem| fault(t.get(), problem)).collect::<Vec<_>>()
    });
    let problem = move |field: SignOffField| {
        let of = move |fault: &&Fault| fault.field == anchor(field);
        Signal::derive(move || faults.with(|faults| faults.iter().find(of).map(|fault| fault.text.clone())))
    };
    let is_saving = move || saving.try_get_untracked() == Some(Saving::Busy);
    keep(draft, is_saving, async move |draft| {
        // Nothing drawn and nothing chosen is no half-written form.
        let _ = if is_empty(&draft) {
            journal.discard_form(DraftKey(draft.id.uuid())).await
        } else {
            journal.save_form(DraftForm::SignOff { draft }).await
        };
    });
    let back = home.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_saving() {
            return;
        }
        let Ok(sign_off) = SignOff::try_from(draft.get_untracked()) else {
            return tries.update(|tries| *tries += 1);
        };
        saving.set(Saving::Busy);
        let (navigate, home) = (navigate.clone(), home.clone());
        spawn_local(async move {
            match journal.record(Change::SignOff { sign_off }).await {
                Ok(()) => {
                    notices.say(t.get_untracked().sign_off_saved());
                    navigate(&home, NavigateOptions { replace: true, ..NavigateOptions::default() });
                }
                Err(problem) => saving.set(Saving::Failed(problem)),
            }
        });
    };
    let choose = move |role| {
        if let Some((begun, is_old)) = begun(Some(role)) {
            tries.set(0);
            draft.set(begun);
            warn(is_old);
        }
    };
    let could_not = Memo::new(move |_| draft.with(|draft| draft.could_not));
    let strokes = Signal::derive(move || draft.with(|draft| draft.strokes.clone()));
    let drawn = Callback::new(move |strokes| draft.update(|draft| draft.strokes = strokes));
    let signature = move || {
        if could_not.get() {
            let (why, words) = (problem(SignOffField::Reason), problem(SignOffField::Words));
            view! { <WhyNot draft=draft why=why words=words /> }.into_any()
        } else {
            let problem = problem(SignOffField::Strokes);
            view! { <SignatureField strokes=strokes on_change=drawn problem=problem /> }.into_any()
        }
    };
    let other_way = move |_| {
        tries.set(0);
        draft.update(|draft| draft.could_not = !draft.could_not);
    };
    Some(view! {
        <Page title=said(Lang::sign_off_page_title) lead=lead back=Signal::stored(back)>
            <form class="form" id="sign-off" novalidate on:submit=submit>
                <ErrorSummary faults=faults tries=tries />
                <Who asked=asked draft=draft on_choose=Callback::new(choose) />
                <Shown draft=draft />
                <p>{said(Lang::sign_off_question)}</p>
                {signature}
                <button class="ds-button" type="button" data-variant="secondary" on:click=other_way>
                    {said(move |t| if could_not.get() { t.sign_off_can() } else { t.sign_off_cannot() })}
                </button>
            </form>
        </Page>
        <Foot>
            <div aria-live="assertive">{move || saving.with(failure)}</div>
            <button
                class="ds-button"
                type="submit"
                form="sign-off"
                aria-disabled=move || (saving.get() == Saving::Busy).then_some("true")
            >
                {said(Lang::session_save)}
            </button>
        </Foot>
    })
}

/// Asked only where several should confirm.
#[component]
fn Who(
    asked: StoredValue<Vec<Stand>>,
    draft: RwSignal<SignOffDraft>,
    on_choose: Callback<SignerRole>,
) -> impl IntoView {
    let t = speech();
    let roles = asked.with_value(|asked| asked.iter().map(|stand| stand.signer.role()).collect::<Vec<_>>());
    let chosen = Signal::derive(move || draft.with(|draft| draft.signer.role()));
    if roles.len() == 1 {
        return view! {
            <p>
                <strong>{move || who(t.get(), chosen.get())}</strong>
            </p>
        }
        .into_any();
    }
    let choices = Signal::derive(move || {
        let t = t.get();
        roles.iter().map(|role| Choice { value: *role, name: who(t, *role).to_owned() }).collect::<Vec<_>>()
    });
    view! {
        <Chips
            id="who"
            legend=said(Lang::sign_off_who)
            choices=choices
            chosen=Signal::derive(move || Some(chosen.get()))
            on_choose=on_choose
        />
    }
    .into_any()
}

/// What is confirmed: when, how far and how much. Neither notes nor places.
#[component]
fn Shown(draft: RwSignal<SignOffDraft>) -> impl IntoView {
    let t = speech();
    let covers = Memo::new(move |_| draft.with(|draft| draft.covers.clone()));
    let rows = move || {
        let t = t.get();
        let row = |(when, what): (String, String)| {
            view! {
                <li class="stack">
                    <strong>{when}</strong>
                    {(!what.is_empty()).then(|| view! { <span>{what}</span> })}
                </li>
            }
        };
        covers.with(|covers| covers.iter().map(|it| row(entry(t, it))).collect_view())
    };
    view! {
        <section class="stack" aria-labelledby="shown">
            <h2 class="ds-heading" data-size="xs" id="shown">
                {said(Lang::sign_off_what)}
            </h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
}

/// Why nobody signs, for those who cannot draw, do not want to, or are not there.
#[component]
fn WhyNot(draft: RwSignal<SignOffDraft>, why: Signal<Option<String>>, words: Signal<Option<String>>) -> impl IntoView {
    let t = speech();
    let other = Memo::new(move |_| draft.with(|draft| draft.reason == Some(Reason::Other)));
    let choices = Signal::derive(move || {
        Reason::ALL.map(|value| Choice { value, name: reason(t.get(), value).to_owned() }).to_vec()
    });
    view! {
        <Chips
            id="reason"
            legend=said(Lang::sign_off_why)
            choices=choices
            chosen=Signal::derive(move || draft.with(|draft| draft.reason))
            on_choose=Callback::new(move |reason| draft.update(|draft| draft.reason = Some(reason)))
            problem=why
        />
        {move || {
            other
                .get()
                .then(|| {
                    view! {
                        <Field
                            id="words"
                            label=said(Lang::sign_off_words)
                            hint=said(Lang::sign_off_words_hint)
                            value=Signal::derive(move || draft.with(|draft| draft.words.clone()))
                            on_input=Callback::new(move |text| draft.update(|draft| draft.words = text))
                            problem=words
                        />
                    }
                })
        }}
    }
}
