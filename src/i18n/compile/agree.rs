//! The three languages held against each other.

use super::Fault;
use super::catalogue::{Catalogue, fault};
use super::lower::{Kind, Piece};
use std::collections::{BTreeMap, BTreeSet};

/// The arguments of a message, in alphabetical order: a rewording cannot swap two of them behind a caller's back.
pub(super) type Signature = BTreeMap<String, Kind>;

/// The signature of each message; what does not agree goes to `faults`.
pub(super) fn signatures(catalogues: &[Catalogue; 3], faults: &mut Vec<Fault>) -> BTreeMap<String, Signature> {
    let keys: BTreeSet<&String> = catalogues.iter().flat_map(|catalogue| catalogue.messages.keys()).collect();
    let mut signatures = BTreeMap::new();
    for key in keys {
        let mut whole = Signature::new();
        let mut rooms = catalogues.iter().filter_map(|catalogue| catalogue.messages.get(key));
        let room = rooms.next().map(|message| message.room.clone()).unwrap_or_default();
        let mut each = Vec::new();
        for catalogue in catalogues {
            let Some(message) = catalogue.messages.get(key) else {
                let there: Vec<&str> =
                    catalogues.iter().filter(|c| c.messages.contains_key(key)).map(|c| c.language).collect();
                let what = format!("is missing; it stands in {}", there.join(" and "));
                faults.push(fault(catalogue.language, &room, Some(key), what));
                continue;
            };
            let mut signature = Signature::new();
            collect(&message.pieces, &mut signature);
            for (name, kind) in &signature {
                merge(&mut whole, name, *kind);
            }
            each.push((catalogue.language, signature));
        }
        for (language, signature) in each {
            for name in whole.keys().filter(|name| !signature.contains_key(*name)) {
                let what = format!("lacks {{ ${name} }}, which another language uses");
                faults.push(fault(language, &room, Some(key), what));
            }
        }
        signatures.insert(key.clone(), whole);
    }
    signatures
}

fn collect(pieces: &[Piece], signature: &mut Signature) {
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Argument { name, kind } => merge(signature, name, *kind),
            Piece::Choice { name, variants, other } => {
                merge(signature, name, Kind::Number);
                for pieces in variants.iter().map(|(_, pieces)| pieces).chain([other]) {
                    collect(pieces, signature);
                }
            }
        }
    }
}

/// An argument that is a number anywhere is a number everywhere.
fn merge(signature: &mut Signature, name: &str, kind: Kind) {
    let known = signature.entry(name.to_owned()).or_insert(kind);
    *known = kind.max(*known);
}
