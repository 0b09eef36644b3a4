//! What each route of the desk asks for. A route without a row fails the test.

use super::world::{Actor, Owned, Whose, World};
use store::rights::Role::{self, Administrator, Attester, Authoriser, Officer, Support};
use uuid::Uuid;

/// What a route asks for.
#[derive(Clone, Copy)]
pub(super) enum Row {
    /// Nothing: it shows and does nothing that is anybody's.
    Public,
    /// Nothing, and what it shows is the same for all.
    Shown,
    /// Being signed in.
    SignedIn,
    /// One of these roles, in any office.
    Role(&'static [Role]),
    /// One of these, for every office.
    Everywhere(&'static [Role]),
    /// One of these, where the thing is that the request names.
    Thing(Thing, &'static [Role]),
}

/// How a request names a thing, and what else counts.
#[derive(Clone, Copy)]
pub(super) struct Thing {
    /// Nobody decides about themselves or near kin.
    decides: bool,
    /// Which of several roles may, when the thing is seen with another.
    then: Option<&'static [Role]>,
    name: fn(&Names) -> (String, String),
}

/// The ids that a request can name, of somebody or of nobody.
pub(super) struct Names {
    contact: String,
    pub(super) device: String,
    pub(super) timesheet: String,
    report: String,
    supervision: String,
    message: String,
    letter: String,
    pub(super) assignment: String,
    aside: (String, String),
    pub(super) blob: String,
}

impl Names {
    pub(super) fn of(owned: Option<&Owned>) -> Self {
        let nobodys = || Uuid::now_v7().to_string();
        let Some(owned) = owned else {
            let hash = "0".repeat(64);
            let ids = (nobodys(), nobodys(), nobodys(), nobodys(), nobodys());
            let (contact, device, timesheet, report, supervision) = ids;
            let (message, letter, assignment) = (nobodys(), nobodys(), nobodys());
            let aside = (nobodys(), hash.clone());
            return Self {
                contact,
                device,
                timesheet,
                report,
                supervision,
                message,
                letter,
                assignment,
                aside,
                blob: hash,
            };
        };
        Self {
            contact: owned.contact.to_string(),
            device: owned.device.clone(),
            timesheet: owned.timesheet.clone(),
            report: owned.report.clone(),
            supervision: owned.supervision.clone(),
            message: owned.message.clone(),
            letter: owned.letter.clone(),
            assignment: owned.assignment.clone(),
            aside: owned.aside.clone(),
            blob: owned.blob.clone(),
        }
    }
}

const DESK: &[Role] = &[Officer, Attester, Authoriser];

const fn sees(name: fn(&Names) -> (String, String)) -> Thing {
    Thing { decides: false, then: None, name }
}

const fn decides(name: fn(&Names) -> (String, String)) -> Thing {
    Thing { decides: true, then: None, name }
}

fn timesheet(names: &Names) -> (String, String) {
    (names.timesheet.clone(), "comment=x".into())
}

fn aside(names: &Names) -> (String, String) {
    let fields = format!("contact={}&op={}&sha256={}&note=x", names.contact, names.aside.0, names.aside.1);
    (String::new(), fields)
}

/// The row of a route.
pub(super) fn row(method: &str, path: &str) -> Option<Row> {
    Some(match (method, path) {
        // Whoever may not see timesheets is led to what they may see.
        ("get", "/") => Row::Role(Role::ALL),
        ("get", "/behandlet") => Row::Role(DESK),
        ("get", "/til-side") => Row::Role(&[Officer]),
        ("post", "/til-side" | "/til-side/rett") => Row::Thing(decides(aside), &[Officer]),
        // Back to where a form was filled in, whatever the id.
        ("get", "/til-side/rett" | "/timelister/{id}/retur" | "/timelister/{id}/retur/angre") => Row::Public,
        ("get" | "post", "/fil") => Row::Role(&[Officer]),
        // The code is the right.
        ("get" | "post", "/inn/{code}") => Row::Public,
        // Whoever is not signed in begins here; what the provider proves is the right, and its signature that of its own word.
        ("get" | "post", "/innlogging") | ("get", "/innlogging/{provider}") | ("post", "/innlogging/{provider}/ut") => {
            Row::Public
        }
        ("post", "/ut") | ("get" | "post", "/passkey") | ("post", "/passkey/fjern") => Row::SignedIn,
        // What the passkey signs is the right; the script is nobody's.
        ("get" | "post", "/passkey/inn") | ("get", "/passkey.js") => Row::Shown,
        ("get", "/timelister/{id}") => Row::Thing(sees(timesheet), DESK),
        ("get", "/timelister/{id}/godkjenn") => {
            Row::Thing(Thing { then: Some(&[Attester, Authoriser]), ..sees(timesheet) }, DESK)
        }
        // The invented municipality's one step is the authoriser's.
        ("post", "/timelister/{id}/godkjenn") => {
            Row::Thing(Thing { then: Some(&[Authoriser]), ..decides(timesheet) }, DESK)
        }
        ("post", "/timelister/{id}/retur" | "/timelister/{id}/retur/angre") => Row::Thing(decides(timesheet), DESK),
        ("get", "/timelister/{id}/kvitteringer/{sha256}") => {
            Row::Thing(sees(|names| (format!("{}/{}", names.timesheet, names.blob), String::new())), DESK)
        }
        ("get", "/rapporter" | "/veiledning" | "/meldinger" | "/beskjeder") => Row::Role(&[Officer]),
        ("get", "/rapporter/{id}") => Row::Thing(sees(|names| (names.report.clone(), String::new())), &[Officer]),
        ("post", "/rapporter/{id}") => {
            Row::Thing(decides(|names| (names.report.clone(), "what=read".into())), &[Officer])
        }
        ("get", "/veiledning/{id}") => Row::Thing(sees(|names| (names.supervision.clone(), String::new())), &[Officer]),
        ("post", "/veiledning/{id}") => {
            Row::Thing(decides(|names| (names.supervision.clone(), "what=answer&message=x".into())), &[Officer])
        }
        ("get", "/meldinger/{id}") => Row::Thing(sees(|names| (names.message.clone(), String::new())), &[Officer]),
        ("post", "/meldinger/{id}") => {
            Row::Thing(decides(|names| (names.message.clone(), "what=answer&message=x".into())), &[Officer])
        }
        // Sent under one id, it is one letter however often.
        ("post", "/beskjeder") => {
            let fields = |names: &Names| {
                let id = "01a200c9-8e14-72cc-8e58-4acef4ed2f5c";
                (String::new(), format!("to={}&subject=x&text=x&then=send&id={id}", names.contact))
            };
            Row::Thing(sees(fields), &[Officer])
        }
        ("post", "/beskjeder/{id}/trekk") => {
            Row::Thing(sees(|names| (names.letter.clone(), String::new())), &[Officer])
        }
        ("get", "/telefoner") => Row::Role(&[Officer, Administrator]),
        ("post", "/telefoner") => {
            let name = |names: &Names| (String::new(), format!("contact={}&phone={}", names.contact, names.device));
            Row::Thing(sees(name), &[Officer, Administrator])
        }
        ("get", "/logg") => Row::Everywhere(&[Administrator, Support]),
        _ => return None,
    })
}

/// The row of a route below `/innlogging`: what the provider proves is the right, and what it signs is its own word.
pub(super) fn contact_row(method: &str, path: &str) -> Option<Row> {
    Some(match (method, path) {
        ("get" | "post", "/") | ("get", "/mer_sikkert" | "/{provider}") | ("post", "/{provider}/ut") => Row::Public,
        _ => return None,
    })
}

/// A request of the matrix.
pub(super) struct Ask {
    pub(super) path: String,
    pub(super) fields: String,
    /// Whether it must be let through.
    pub(super) allowed: bool,
}

impl Row {
    /// Whose things a request to this route can name.
    pub(super) const fn objects(self) -> &'static [Whose] {
        match self {
            Self::Thing(..) => &Whose::ALL,
            _ => &[Whose::Own],
        }
    }

    pub(super) fn ask(self, world: &World, actor: &Actor, path: &str, whose: Whose) -> Ask {
        let names = Names::of(world.of(whose));
        let has =
            |roles: &[Role]| actor.can.as_ref().is_some_and(|can| can.roles.iter().any(|role| roles.contains(role)));
        let (id, fields, allowed) = match self {
            Self::Public | Self::Shown => (names.timesheet, String::new(), true),
            Self::SignedIn => (String::new(), String::new(), actor.can.is_some()),
            Self::Role(roles) => (String::new(), String::new(), has(roles)),
            Self::Everywhere(roles) => {
                let everywhere = actor.can.as_ref().is_some_and(|can| can.everywhere);
                (String::new(), String::new(), has(roles) && everywhere)
            }
            Self::Thing(thing, roles) => {
                let (id, fields) = (thing.name)(&names);
                let seen = actor.can.as_ref().is_some_and(|can| can.sees.contains(&whose));
                let near = actor.can.as_ref().is_some_and(|can| can.near && whose == Whose::Own);
                let allowed = seen && has(roles) && thing.then.is_none_or(has) && !(thing.decides && near);
                (id, fields, allowed)
            }
        };
        let (id, sha256) = id.split_once('/').unwrap_or((&id, ""));
        let path = path
            .replace("{id}", id)
            .replace("{sha256}", sha256)
            .replace("{code}", "HELLO")
            .replace("{provider}", "none");
        // What is denied is asked for as it would be let through; what is let through must not change the next cell.
        let revision = if allowed { 999 } else { 1 };
        Ask { path, fields: format!("secret={}&revision={revision}&{fields}", actor.secret), allowed }
    }
}
