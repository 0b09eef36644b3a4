//! The form for a new letter, and those that were sent.

use crate::http::desk::language::Reader;
use crate::http::desk::officer::SignedInOfficer;
use crate::http::desk::page::{Frame, show};
use crate::http::desk::words::moment;
use crate::http::{AppState, Problem};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use i18n::{Lang, args};
use store::letters::SentLetter;
use store::people::Contact;

#[derive(Template)]
#[template(path = "desk/letters.html")]
struct List {
    frame: Frame,
    here: &'static str,
    secret: String,
    contacts: Vec<Contact>,
    all: String,
    typed: Typed,
    wrong: Vec<Wrong>,
    sent: Vec<Row>,
}

/// What stands in the form.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) to: String,
    pub(super) subject: String,
    pub(super) text: String,
}

/// What is wrong, and at which field.
pub(super) struct Wrong {
    pub(super) field: &'static str,
    pub(super) text: String,
}

struct Row {
    id: String,
    subject: String,
    text: String,
    to: String,
    by: String,
    /// What the button to take it back is called; none where somebody else must.
    take_back: Option<String>,
}

impl List {
    fn wrong_at(&self, field: &str) -> Option<&str> {
        self.wrong.iter().find(|wrong| wrong.field == field).map(|wrong| wrong.text.as_str())
    }
}

/// Shows them.
pub(in crate::http::desk) async fn list(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
) -> Result<Response, Problem> {
    render(&state, t, &officer, (Typed::default(), Vec::new())).await
}

/// Shows them with what was typed, and what is wrong with it.
pub(super) async fn render(
    state: &AppState,
    t: Lang,
    officer: &SignedInOfficer,
    (typed, wrong): (Typed, Vec<Wrong>),
) -> Result<Response, Problem> {
    let may = officer.may()?;
    let contacts = state.store().correspondents(&may).await?;
    let sent = state.store().sent_letters(&may).await?;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = List {
        frame: Frame::of(t, t.letter_desk_title(), officer),
        here: "letters",
        secret: officer.token.form_secret(),
        all: t.letter_desk_all(contacts.len()),
        contacts,
        typed,
        wrong,
        sent: sent.into_iter().map(|sent| row(t, sent)).collect(),
    };
    show(status, &page)
}

fn row(t: Lang, sent: SentLetter) -> Row {
    let when = moment(t, sent.letter.sent_at);
    Row {
        id: sent.letter.id.to_string(),
        to: sent.to.join(", "),
        by: t.letter_desk_by(args::LetterDeskBy { officer: &sent.officer, moment: &when }),
        take_back: sent.may_take_back.then(|| t.letter_desk_take_back_this(&sent.letter.subject)),
        subject: sent.letter.subject,
        text: sent.letter.text,
    }
}
