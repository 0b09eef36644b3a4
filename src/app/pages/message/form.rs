//! The form of a message: kept at every key, sent while the person looks, or not at all.

use super::call::OwnNumbers;
use crate::clock::fresh_id;
use crate::components::{
    Area, Callout, Chips, Choice, ErrorSummary, Fault, Field, Kind, Weight, notices, said, speech,
};
use crate::journal::{Journal, SendProblem};
use crate::pages::help::Text;
use crate::pages::keeping::keep;
use crate::pages::shown::assignment_name;
use crate::pages::supervision::reach_link;
use domain::id::MessageId;
use domain::message::{Message, MessageDraft, MessageField, MessageFieldProblem, MessageKind, MessageProblem};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use sync::MessageRow;
use sync::phone::{DraftForm, DraftKey};

/// How the sending goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sending {
    Idle,
    Busy,
    Failed(SendProblem),
    Sent(MessageRow),
}

/// The id of the form in the page, for the button at its foot.
pub(super) const FORM: &str = "message";

const fn anchor(field: MessageField) -> &'static str {
    match field {
        MessageField::Assignment => "assignment",
        MessageField::Date => "date",
        MessageField::Time => "time",
        MessageField::Told => "told",
        MessageField::Harm => "harm",
        MessageField::Done => "done",
        MessageField::Informed => "informed",
    }
}

fn fault(t: Lang, MessageFieldProblem { field, problem }: MessageFieldProblem) -> Fault {
    let text = match (problem, field) {
        (MessageProblem::TooLong { most }, _) => {
            t.problem_text_too_long(&t.number(i64::try_from(most).unwrap_or(i64::MAX)))
        }
        (_, MessageField::Assignment) => t.problem_assignment_missing().to_owned(),
        (_, MessageField::Date) => t.plan_date_wrong().to_owned(),
        (_, MessageField::Time) => t.plan_time_wrong().to_owned(),
        _ => t.message_told_missing().to_owned(),
    };
    Fault { field: anchor(field).to_owned(), text }
}

/// The form. What becomes of sending it stands in `sending`.
#[component]
pub(super) fn Form(draft: RwSignal<MessageDraft>, sending: RwSignal<Sending>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let t = speech();
    let kind = draft.with_untracked(|draft| draft.kind);
    let tries = RwSignal::new(0);
    let faults = Memo::new(move |_| {
        let problems = Message::try_from(draft.get()).err().filter(|_| tries.get() > 0).unwrap_or_default();
        problems.into_iter().map(|problem| fault(t.get(), problem)).collect::<Vec<_>>()
    });
    let problem = move |field: MessageField| {
        let of = move |fault: &&Fault| fault.field == anchor(field);
        Signal::derive(move || faults.with(|faults| faults.iter().find(of).map(|fault| fault.text.clone())))
    };
    let is_busy = move || matches!(sending.try_get_untracked(), None | Some(Sending::Busy | Sending::Sent(_)));
    keep(draft, is_busy, async move |draft| {
        let _ = journal.save_form(DraftForm::Message { draft }).await;
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_busy() {
            return;
        }
        if Message::try_from(draft.get_untracked()).is_err() {
            return tries.update(|tries| *tries += 1);
        }
        sending.set(Sending::Busy);
        spawn_local(async move {
            let ended = match deliver(journal, draft).await {
                Ok(row) => Sending::Sent(row),
                Err(problem) => Sending::Failed(problem),
            };
            sending.try_set(ended);
        });
    };
    let text =
        move |read: fn(&MessageDraft) -> &String| Signal::derive(move || draft.with(|draft| read(draft).clone()));
    let typed = move |write: fn(&mut MessageDraft) -> &mut String| {
        Callback::new(move |text| draft.update(|draft| *write(draft) = text))
    };
    let (label, hint): (Text, Text) = match kind {
        MessageKind::Concern => (Lang::message_concern_told, Lang::message_concern_hint),
        MessageKind::Incident => (Lang::message_told, Lang::message_incident_hint),
    };
    let when = (kind == MessageKind::Incident).then(|| {
        view! {
            <div class="pair">
                <Field
                    id="date"
                    label=said(Lang::session_date)
                    kind=Kind::Date
                    value=text(|draft| &draft.date)
                    on_input=typed(|draft| &mut draft.date)
                    problem=problem(MessageField::Date)
                />
                <Field
                    id="time"
                    label=said(Lang::message_time)
                    kind=Kind::Time
                    value=text(|draft| &draft.time)
                    on_input=typed(|draft| &mut draft.time)
                    problem=problem(MessageField::Time)
                />
            </div>
        }
    });
    let rest = (kind == MessageKind::Incident).then(|| {
        view! {
            <Area
                id="harm"
                label=said(Lang::message_harm)
                value=text(|draft| &draft.harm)
                on_input=typed(|draft| &mut draft.harm)
                problem=problem(MessageField::Harm)
            />
            <Area
                id="done"
                label=said(Lang::message_done)
                value=text(|draft| &draft.done)
                on_input=typed(|draft| &mut draft.done)
                problem=problem(MessageField::Done)
            />
            <Area
                id="informed"
                label=said(Lang::message_informed)
                value=text(|draft| &draft.informed)
                on_input=typed(|draft| &mut draft.informed)
                problem=problem(MessageField::Informed)
            />
        }
    });
    view! {
        <form class="form" id=FORM novalidate on:submit=submit>
            <ErrorSummary faults=faults tries=tries />
            <WhichAssignment draft=draft problem=problem(MessageField::Assignment) />
            {when}
            <Area
                id="told"
                label=said(label)
                hint=said(hint)
                required=true
                value=text(|draft| &draft.told)
                on_input=typed(|draft| &mut draft.told)
                problem=problem(MessageField::Told)
            />
            {rest}
            <p class="soft small">{said(Lang::message_online_only)}</p>
            <Discard draft=draft />
        </form>
    }
}

/// Sends what is written. Where an answer was lost and the words have changed since, the office has both.
async fn deliver(journal: Journal, draft: RwSignal<MessageDraft>) -> Result<MessageRow, SendProblem> {
    let unready = || SendProblem::Refused;
    let written = draft.get_untracked();
    // On the disk before it goes, should the phone die while it waits for the answer.
    let _ = journal.save_form(DraftForm::Message { draft: written.clone() }).await;
    let sent = journal.send_message(Message::try_from(written.clone()).map_err(|_| unready())?).await;
    if sent != Err(SendProblem::IdReuse) {
        return sent;
    }
    let anew = MessageDraft { id: MessageId::new(fresh_id()), ..written.clone() };
    let _ = journal.save_form(DraftForm::Message { draft: anew.clone() }).await;
    let _ = journal.discard_form(DraftKey(written.id.uuid())).await;
    draft.try_set(anew.clone());
    journal.send_message(Message::try_from(anew).map_err(|_| unready())?).await
}

/// That it was not sent, and whom to call.
#[component]
pub(super) fn NotSent(sending: RwSignal<Sending>, #[prop(into)] own: Signal<OwnNumbers>) -> impl IntoView {
    let t = speech();
    move || {
        let Sending::Failed(problem) = sending.get() else { return None };
        let text = move |t: Lang| match problem {
            SendProblem::NoAnswer => t.message_not_sent_no_answer(),
            SendProblem::Refused | SendProblem::IdReuse => t.message_not_sent_refused(),
        };
        let number = own.with(OwnNumbers::first);
        let call = number.as_deref().and_then(reach_link).zip(number).map(|(href, number)| {
            let text = move || t.get().message_not_sent_call(&number);
            view! { <a class="link" href=href>{text}</a> }
        });
        Some(view! {
            <Callout weight=Weight::Bad title=said(Lang::message_not_sent_title)>
                <p>{said(text)}</p>
                {call}
            </Callout>
        })
    }
}

/// Asked only where there are several.
#[component]
fn WhichAssignment(draft: RwSignal<MessageDraft>, problem: Signal<Option<String>>) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let choices = Memo::new(move |_| {
        snapshot.with(|snapshot| {
            let all = snapshot.assignments.iter().map(|view| &view.row.assignment);
            all.map(|row| Choice { value: row.id, name: assignment_name(row) }).collect::<Vec<_>>()
        })
    });
    let several = Memo::new(move |_| choices.with(|choices| choices.len() > 1));
    move || {
        several.get().then(|| {
            view! {
                <Chips
                    id="assignment"
                    legend=said(Lang::session_assignment)
                    choices=choices
                    chosen=Signal::derive(move || draft.with(|draft| draft.assignment))
                    on_choose=Callback::new(move |id| draft.update(|draft| draft.assignment = Some(id)))
                    problem=problem
                />
            }
        })
    }
}

/// Lets what has been written go, where something is kept.
#[component]
fn Discard(draft: RwSignal<MessageDraft>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let forms = journal.forms();
    let kept = Memo::new(move |_| {
        let key = DraftKey(draft.with(|draft| draft.id.uuid()));
        forms.with(|forms| forms.iter().any(|form| form.key() == key))
    });
    let (notices, t, navigate) = (notices(), speech(), use_navigate());
    let press = Callback::new(move |()| {
        let navigate = navigate.clone();
        spawn_local(async move {
            let gone = journal.discard_form(DraftKey(draft.with_untracked(|draft| draft.id.uuid()))).await;
            let t = t.get_untracked();
            if gone.is_err() {
                return notices.say(t.session_save_failed_storage());
            }
            notices.say(t.supervision_discarded());
            navigate("/", Default::default());
        });
    });
    move || {
        kept.get().then(|| {
            view! {
                <p class="soft small">{said(Lang::session_draft_kept)}</p>
                <button
                    class="ds-button"
                    type="button"
                    data-variant="tertiary"
                    data-color="danger"
                    on:click=move |_| press.run(())
                >
                    {said(Lang::supervision_discard)}
                </button>
            }
        })
    }
}
