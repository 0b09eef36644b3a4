//! `/kontor/telefoner`: contacts' phones, and shutting out one that is lost.

use super::form::OfficersForm;
use super::language::Reader;
use super::officer::SignedInOfficer;
use super::page::{Frame, show};
use super::words::local_date;
use crate::http::{AppState, Problem, ProblemCode};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use i18n::{Lang, args};
use store::people::{Contact, Phone};

#[derive(Template)]
#[template(path = "desk/phones.html")]
struct Page {
    frame: Frame,
    here: &'static str,
    secret: String,
    contacts: Vec<Owner>,
}

struct Owner {
    id: String,
    name: String,
    phones: Vec<Row>,
}

struct Row {
    id: String,
    name: String,
    enrolled: String,
    ended: Option<String>,
    button: String,
}

/// Shows them.
pub(super) async fn list(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
) -> Result<Response, Problem> {
    let known = state.store().phones(&officer.may()?).await?;
    let page = Page {
        frame: Frame::of(t, t.phones_title(), &officer),
        here: "phones",
        secret: officer.token.form_secret(),
        contacts: known.into_iter().map(|(contact, phones)| owner(t, &contact, phones)).collect(),
    };
    show(StatusCode::OK, &page)
}

/// Which phone.
#[derive(serde::Deserialize)]
pub(super) struct Lost {
    contact: String,
    phone: String,
}

/// Shuts one out.
pub(super) async fn shut_out(
    State(state): State<AppState>,
    OfficersForm { officer, form }: OfficersForm<Lost>,
) -> Result<Response, Problem> {
    let contact = form.contact.parse().map_err(|_| ProblemCode::InvalidBody)?;
    let phone = form.phone.parse().map_err(|_| ProblemCode::InvalidBody)?;
    if !state.store().shut_out_phone(&officer.may()?, (contact, phone)).await? {
        return Err(ProblemCode::NotFound.into());
    }
    tracing::info!("device.shut_out");
    Ok(Redirect::to("/kontor/telefoner").into_response())
}

fn owner(t: Lang, contact: &Contact, phones: Vec<Phone>) -> Owner {
    let row = |phone: Phone| Row {
        id: phone.id.to_string(),
        enrolled: t.phones_enrolled(&local_date(t, phone.enrolled_at)),
        ended: phone.ended_at.map(|at| t.phones_ended(&local_date(t, at))),
        button: t.phones_shut_out(args::PhonesShutOut { phone: &phone.name, contact: &contact.name }),
        name: phone.name,
    };
    Owner { id: contact.id.to_string(), phones: phones.into_iter().map(row).collect(), name: contact.name.clone() }
}
