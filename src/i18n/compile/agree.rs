//! The three languages held against each other.

use super::Fault;
use super::catalogue::{Catalogue, fault};
use super::lower::{Kind, Piece};
use std::collections::{BTreeMap, BTreeSet};

/// The arguments of a message, in the order in which the first language names them.
#[derive(Debug, Default)]
pub(super) struct Signature(pub(super) Vec<(String, Kind)>);

impl Signature {
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|(other, _)| other == name)
    }

    /// Two arguments of one kind could be swapped without anybody noticing, here or in a later rewording: such a
    /// message takes them by name.
    pub(super) fn needs_names(&self) -> bool {
        [Kind::Text, Kind::Number].iter().any(|kind| self.0.iter().filter(|(_, other)| other == kind).count() > 1)
    }

    /// The lifetime that its named arguments need.
    pub(super) fn lifetime<'a>(&self, lifetime: &'a str) -> &'a str {
        if self.0.iter().any(|(_, kind)| *kind == Kind::Text) { lifetime } else { "" }
    }

    /// An argument that is a number anywhere is a number everywhere.
    fn merge(&mut self, name: &str, kind: Kind) {
        match self.0.iter_mut().find(|(other, _)| other == name) {
            Some((_, known)) => *known = kind.max(*known),
            None => self.0.push((name.to_owned(), kind)),
        }
    }
}

/// The signature of each message; what does not agree goes to `faults`.
pub(super) fn signatures(catalogues: &[Catalogue; 3], faults: &mut Vec<Fault>) -> BTreeMap<String, Signature> {
    let keys: BTreeSet<&String> = catalogues.iter().flat_map(|catalogue| catalogue.messages.keys()).collect();
    let mut signatures = BTreeMap::new();
    for key in keys {
        let mut whole = Signature::default();
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
            let mut signature = Signature::default();
            collect(&message.pieces, &mut signature);
            for (name, kind) in &signature.0 {
                whole.merge(name, *kind);
            }
            each.push((catalogue.language, signature));
        }
        for (language, signature) in each {
            for (name, _) in whole.0.iter().filter(|(name, _)| signature.position(name).is_none()) {
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
            Piece::Argument { name, kind } => signature.merge(name, *kind),
            Piece::Capital { name } => signature.merge(name, Kind::Text),
            Piece::Choice { name, variants, other } => {
                signature.merge(name, Kind::Number);
                for pieces in variants.iter().map(|(_, pieces)| pieces).chain([other]) {
                    collect(pieces, signature);
                }
            }
        }
    }
}
