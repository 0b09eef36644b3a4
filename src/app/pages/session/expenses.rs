//! Outlays: what, how much, and the receipt.

use super::form::{Form, expense_of};
use super::receipt::Receipts;
use super::removal::take_out;
use crate::clock::fresh_id;
use crate::components::{Chips, Choice, Field, Icon, Kind, Message, Part, Sign, notices, said, speech};
use crate::pages::shown::expense_kind;
use domain::entry::{CompanionCard, ExpenseDraft, ExpenseKind, Receipt};
use domain::id::ExpenseId;
use i18n::Lang;
use leptos::prelude::*;

/// All outlays of the session.
#[component]
pub(crate) fn Expenses(
    /// The form.
    form: Form,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        form.draft.with(|draft| draft.expenses.iter().map(|expense| expense.id).collect::<Vec<_>>())
    });
    let some = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let add = move |_| {
        let expense = ExpenseDraft {
            id: ExpenseId::new(fresh_id()),
            kind: ExpenseKind::Ticket,
            label: String::new(),
            kroner: String::new(),
            receipt: Receipt::OnPaper,
            companion_card: CompanionCard::NotRelevant,
        };
        form.draft.update(|draft| draft.expenses.push(expense));
    };
    view! {
        <section class="stack" id="expenses" tabindex="-1" aria-labelledby="expenses-heading">
            <h2 class="ds-heading" data-size="xs" id="expenses-heading">
                {said(Lang::session_expenses)}
            </h2>
            <For each=move || ids.get() key=|id| *id let:expense>
                <ExpenseFields form=form expense=expense />
            </For>
            <Message id="expenses" problem=form.problem("expenses") />
            <button class="ds-button" type="button" data-variant="secondary" on:click=add>
                <Icon sign=Sign::Plus />
                {said(move |t| if some.get() { t.session_expense_add_more() } else { t.session_expense_add() })}
            </button>
        </section>
    }
}

#[component]
fn ExpenseFields(form: Form, expense: ExpenseId) -> impl IntoView {
    let t = speech();
    let id = move |name: &str| format!("expense-{expense}-{name}");
    let text = move |read: fn(&ExpenseDraft) -> &String| {
        form.text(move |draft| expense_of(draft, expense).map(read).cloned().unwrap_or_default())
    };
    let typed = move |write: fn(&mut ExpenseDraft) -> &mut String| {
        Callback::new(move |text: String| form.edit_expense(expense, |expense| *write(expense) = text))
    };
    let number = Memo::new(move |_| {
        form.draft.with(|draft| draft.expenses.iter().take_while(|other| other.id != expense).count() + 1).to_string()
    });
    let notices = notices();
    let remove = move |()| {
        let said = t.get_untracked().session_expense_removed();
        take_out(form, |draft| &mut draft.expenses, |other| other.id == expense, (notices, said, "expenses"));
    };
    view! {
        <Part
            id=format!("expense-{expense}")
            heading=Signal::derive(move || t.get().session_expense_heading(&number.get()))
            remove=Signal::derive(move || t.get().session_expense_remove(&number.get()))
            on_remove=Callback::new(remove)
        >
            <Chips
                id=id("kind")
                legend=said(Lang::session_expense_kind)
                choices=Signal::derive(move || kinds(t.get()))
                chosen=Signal::derive(move || form.draft.with(|draft| expense_of(draft, expense).map(|e| e.kind)))
                on_choose=Callback::new(move |kind| form.edit_expense(expense, |expense| expense.kind = kind))
            />
            <Field
                id=id("label")
                label=said(Lang::session_expense_label)
                value=text(|expense| &expense.label)
                on_input=typed(|expense| &mut expense.label)
                problem=form.problem(id("label"))
            />
            <Field
                id=id("kroner")
                label=said(Lang::session_expense_kroner)
                kind=Kind::Decimal
                value=text(|expense| &expense.kroner)
                on_input=typed(|expense| &mut expense.kroner)
                problem=form.problem(id("kroner"))
                unit="kr"
            />
            <Card form=form expense=expense id=id("card") />
            <Receipts form=form expense=expense />
        </Part>
    }
}

/// Asked where there is an entrance or a fare that the recipient's companion card may have spared.
#[component]
fn Card(form: Form, expense: ExpenseId, id: String) -> impl IntoView {
    let t = speech();
    let card = Memo::new(move |_| {
        form.draft.with(|draft| expense_of(draft, expense).map(|expense| expense.companion_card)).unwrap_or_default()
    });
    let asked = Memo::new(move |_| {
        let kind = form.draft.with(|draft| expense_of(draft, expense).map(|expense| expense.kind));
        card.get() != CompanionCard::NotRelevant || kind.is_some_and(takes_card)
    });
    let choices = Signal::derive(move || {
        let t = t.get();
        [
            (CompanionCard::NotRelevant, t.session_card_not_relevant()),
            (CompanionCard::Used, t.session_card_used()),
            (CompanionCard::Possible, t.session_card_possible()),
            (CompanionCard::Refused, t.session_card_refused()),
        ]
        .map(|(value, name)| Choice { value, name: name.to_owned() })
        .to_vec()
    });
    move || {
        asked.get().then(|| {
            view! {
                <Chips
                    id=id.clone()
                    legend=said(Lang::session_card)
                    choices=choices
                    chosen=Signal::derive(move || Some(card.get()))
                    on_choose=Callback::new(move |card| form.edit_expense(expense, |it| it.companion_card = card))
                    hint=Signal::derive(move || Some(t.get().session_card_hint().to_owned()))
                />
            }
        })
    }
}

const fn takes_card(kind: ExpenseKind) -> bool {
    matches!(kind, ExpenseKind::Ticket | ExpenseKind::Transport)
}

fn kinds(t: Lang) -> Vec<Choice<ExpenseKind>> {
    use ExpenseKind::{Food, Other, Parking, Ticket, Toll, Transport};
    [Ticket, Food, Transport, Parking, Toll, Other]
        .map(|value| Choice { value, name: expense_kind(t, value).to_owned() })
        .to_vec()
}
