//! What every page has around it.

use super::officer::SignedInOfficer;
use crate::http::Problem;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use i18n::Lang;
use store::rights::{DealWithAside, FollowUp, ManagePhones, ReadLog, SeeTimesheets, TakeInFiles};

/// The frame around a page.
pub(super) struct Frame {
    pub(super) t: Lang,
    pub(super) title: String,
    /// Who is signed in, with the secret for the frame's own form.
    pub(super) signed_in: Option<SignedIn>,
}

pub(super) struct SignedIn {
    pub(super) name: String,
    pub(super) municipality: String,
    pub(super) secret: String,
    pub(super) menu: Menu,
}

/// Which pages the officer has a role for.
pub(super) struct Menu {
    pub(super) timesheets: bool,
    pub(super) follow_up: bool,
    pub(super) aside: bool,
    pub(super) files: bool,
    pub(super) phones: bool,
    pub(super) log: bool,
}

impl Menu {
    fn of(officer: &SignedInOfficer) -> Self {
        Self {
            timesheets: officer.may::<SeeTimesheets>().is_ok(),
            follow_up: officer.may::<FollowUp>().is_ok(),
            aside: officer.may::<DealWithAside>().is_ok(),
            files: officer.may::<TakeInFiles>().is_ok(),
            phones: officer.may::<ManagePhones>().is_ok(),
            log: officer.may::<ReadLog>().is_ok(),
        }
    }
}

impl Frame {
    pub(super) fn of(t: Lang, title: impl Into<String>, officer: &SignedInOfficer) -> Self {
        let signed_in = SignedIn {
            name: officer.officer().name.clone(),
            municipality: officer.session.municipality_name.clone(),
            secret: officer.token.form_secret(),
            menu: Menu::of(officer),
        };
        Self { t, title: title.into(), signed_in: Some(signed_in) }
    }

    pub(super) fn without_officer(t: Lang, title: impl Into<String>) -> Self {
        Self { t, title: title.into(), signed_in: None }
    }

    /// The languages, with the present one marked.
    pub(super) fn languages(&self) -> impl Iterator<Item = (Lang, bool)> {
        let present = self.t;
        Lang::ALL.into_iter().map(move |lang| (lang, lang == present))
    }
}

/// A short page: what happened, and the way on.
#[derive(Template)]
#[template(path = "desk/message.html")]
pub(super) struct Message {
    pub(super) frame: Frame,
    pub(super) text: &'static str,
    /// Whether the list is a way on.
    pub(super) to_list: bool,
}

/// The page as an answer.
pub(super) fn show(status: StatusCode, page: &impl Template) -> Result<Response, Problem> {
    let html = page.render().map_err(|problem| Problem::internal(&problem))?;
    Ok((status, Html(html)).into_response())
}
