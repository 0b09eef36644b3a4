//! The pages of signing in at a provider. They work without scripts.

use super::place;
use crate::config::{LetsIn, ProviderSettings};
use crate::http::desk::page::{Frame, show};
use crate::http::{AppState, Problem, ProblemCode};
use crate::sign_in::Refusal;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use i18n::Lang;

#[derive(Template)]
#[template(path = "provider/choose.html")]
struct Choices {
    frame: Frame,
    text: &'static str,
    place: &'static str,
    /// Whether a phone is to send more than it may.
    send: bool,
    /// Key and name.
    providers: Vec<(String, String)>,
}

/// A page that leads on by itself, with a link where a browser does not follow.
#[derive(Template)]
#[template(path = "provider/go_on.html")]
struct GoOn {
    frame: Frame,
    text: &'static str,
    address: String,
}

#[derive(Template)]
#[template(path = "provider/refused.html")]
struct Refused {
    frame: Frame,
    text: String,
    place: &'static str,
    provider: String,
    /// Whether the provider is to ask anew who it is.
    anew: bool,
    /// Whether a phone is to send more than it may.
    send: bool,
    /// Whether it is worth trying again.
    again: bool,
}

fn frame(lets_in: LetsIn, t: Lang, title: &str) -> Frame {
    match lets_in {
        LetsIn::Officers => Frame::without_officer(t, title),
        LetsIn::Contacts => Frame::of_contacts(t, title),
    }
}

/// Where to sign in, to come in or so that a phone may `send` more; nothing where there is no provider.
pub(in crate::http) fn choices(
    state: &AppState,
    (lets_in, send): (LetsIn, bool),
    t: Lang,
) -> Result<Response, Problem> {
    let settings = state.providers().of(lets_in).map(crate::sign_in::Provider::settings);
    let providers: Vec<_> = settings.map(|settings| (settings.key.clone(), settings.name.clone())).collect();
    if providers.is_empty() {
        return Err(ProblemCode::NotFound.into());
    }
    let text = match lets_in {
        LetsIn::Officers => t.sign_in_desk_text(),
        LetsIn::Contacts if send => t.sign_in_safer_text(),
        LetsIn::Contacts => t.sign_in_phone_text(),
    };
    show(
        StatusCode::OK,
        &Choices { frame: frame(lets_in, t, t.sign_in_title()), text, place: place(lets_in), send, providers },
    )
}

/// The provider's page comes next.
pub(super) fn on_the_way(lets_in: LetsIn, t: Lang, address: String) -> Result<Response, Problem> {
    let frame = frame(lets_in, t, t.sign_in_leaving_title());
    show(StatusCode::OK, &GoOn { frame, text: t.sign_in_leaving_text(), address })
}

/// Signed in: what is asked for comes next. A redirect would not do: whoever comes from another site shows no cookie that is
/// for this site alone, but whoever follows a page of ours does.
pub(in crate::http) struct Arrived {
    pub(in crate::http) lets_in: LetsIn,
    pub(in crate::http) address: String,
}

impl Arrived {
    pub(in crate::http) fn page(self, t: Lang) -> Result<Response, Problem> {
        let frame = frame(self.lets_in, t, t.sign_in_done_title());
        show(StatusCode::OK, &GoOn { frame, text: t.sign_in_leaving_text(), address: self.address })
    }
}

/// What happened, and what to do.
pub(super) fn refused(
    settings: &ProviderSettings,
    (t, send): (Lang, bool),
    refusal: Refusal,
) -> Result<Response, Problem> {
    let name = settings.name.as_str();
    let desk = settings.lets_in == LetsIn::Officers;
    let (status, title, text) = match &refusal {
        Refusal::Down => (StatusCode::SERVICE_UNAVAILABLE, t.sign_in_down_title(), t.sign_in_down_text(name)),
        Refusal::NotSetUp => {
            (StatusCode::SERVICE_UNAVAILABLE, t.sign_in_not_set_up_title(), t.sign_in_not_set_up_text(name))
        }
        Refusal::Cancelled => {
            (StatusCode::FORBIDDEN, t.sign_in_cancelled_title(), t.sign_in_cancelled_text().to_owned())
        }
        Refusal::Stale => (StatusCode::CONFLICT, t.sign_in_stale_title(), t.sign_in_stale_text().to_owned()),
        Refusal::NotProved => (StatusCode::FORBIDDEN, t.sign_in_not_proved_title(), t.sign_in_not_proved_text(name)),
        Refusal::Clock => (StatusCode::SERVICE_UNAVAILABLE, t.sign_in_clock_title(), t.sign_in_clock_text(name)),
        Refusal::TooLow => (StatusCode::FORBIDDEN, t.sign_in_too_low_title(), t.sign_in_too_low_text(name)),
        Refusal::Unknown if desk => {
            (StatusCode::FORBIDDEN, t.sign_in_unknown_title(), t.sign_in_unknown_text().to_owned())
        }
        Refusal::Unknown => {
            (StatusCode::FORBIDDEN, t.sign_in_unknown_title(), t.sign_in_unknown_phone_text().to_owned())
        }
        Refusal::OtherPerson => {
            (StatusCode::FORBIDDEN, t.sign_in_other_person_title(), t.sign_in_other_person_text().to_owned())
        }
        Refusal::TooMany => {
            (StatusCode::TOO_MANY_REQUESTS, t.sign_in_too_many_title(), t.sign_in_too_many_text().to_owned())
        }
        Refusal::Failed(_) => (StatusCode::OK, "", String::new()),
    };
    let (anew, again) = match refusal {
        Refusal::Failed(problem) => return Err(problem),
        Refusal::NotSetUp => (false, false),
        // The provider would say the same as before, without asking.
        Refusal::TooLow | Refusal::Unknown | Refusal::OtherPerson => (true, true),
        _ => (false, true),
    };
    let page = Refused {
        frame: frame(settings.lets_in, t, title),
        text,
        place: place(settings.lets_in),
        provider: settings.key.clone(),
        anew,
        send,
        again,
    };
    show(status, &page)
}
