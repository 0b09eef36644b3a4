//! The list, with a form for each.

use super::words;
use crate::http::desk::language::Reader;
use crate::http::desk::officer::SignedInOfficer;
use crate::http::desk::page::{Frame, show};
use crate::http::desk::words::local_date;
use crate::http::{AppState, Problem};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use i18n::Lang;
use store::desk::{Aside, AsideReason};
use sync::{OpId, Outcome};

#[derive(Template)]
#[template(path = "desk/aside.html")]
struct Page<'a> {
    frame: Frame,
    here: &'static str,
    secret: String,
    notice: Option<&'static str>,
    wrong: Option<Wrong<'a>>,
    rows: Vec<Row>,
}

/// A form that was not accepted: which, what was typed, and why.
pub(super) struct Wrong<'a> {
    pub(super) op: OpId,
    pub(super) typed: &'a str,
    pub(super) problem: String,
}

struct Row {
    op: String,
    sha256: String,
    contact: String,
    contact_id: String,
    what: String,
    why: &'static str,
    /// How it is to be, where an officer has to decide about it; behind a fold, since a list is read over a shoulder.
    change: Vec<String>,
    /// Whether it can be taken up as a correction of an approved month.
    correctable: bool,
    since: String,
}

impl Page<'_> {
    /// The refused form's words, at the row that it belongs to.
    fn wrong_at(&self, row: &Row) -> Option<&Wrong<'_>> {
        self.wrong.as_ref().filter(|wrong| wrong.op.to_string() == row.op)
    }
}

/// Shows it.
pub(in crate::http::desk) async fn list(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
) -> Result<Response, Problem> {
    render(&state, t, &officer, (StatusCode::OK, None, None)).await
}

pub(super) async fn render(
    state: &AppState,
    t: Lang,
    officer: &SignedInOfficer,
    (status, notice, wrong): (StatusCode, Option<&'static str>, Option<Wrong<'_>>),
) -> Result<Response, Problem> {
    let aside = state.store().kept_aside(&officer.may()?).await?;
    let page = Page {
        frame: Frame::of(t, t.aside_title(), officer),
        here: "aside",
        secret: officer.token.form_secret(),
        notice,
        wrong,
        rows: aside.iter().map(|aside| row(t, aside)).collect(),
    };
    show(status, &page)
}

fn row(t: Lang, aside: &Aside) -> Row {
    Row {
        op: aside.op.id().to_string(),
        sha256: aside.op.sha256().to_string(),
        contact: aside.contact.name.clone(),
        contact_id: aside.contact.id.to_string(),
        what: words::what(t, &aside.op),
        change: if is_late(&aside.why) { words::change(t, &aside.op) } else { Vec::new() },
        why: words::why(t, &aside.why),
        correctable: is_late(&aside.why),
        since: local_date(t, aside.since),
    }
}

fn is_late(why: &AsideReason) -> bool {
    matches!(why, AsideReason::Refused(Outcome::Locked { state }) if state.is_approved())
}
