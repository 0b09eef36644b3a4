//! One language's files, read and lowered.

use super::Fault;
use super::lower::{Lowering, Piece};
use fluent_syntax::ast::{Entry, Pattern};
use fluent_syntax::parser;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// All messages of one language.
#[derive(Debug)]
pub(crate) struct Catalogue {
    /// Such as `nb`.
    pub(crate) language: &'static str,
    /// By key; an attribute's key is `message.attribute`.
    pub(crate) messages: BTreeMap<String, Message>,
}

/// A message without any reference left to resolve.
#[derive(Debug)]
pub(crate) struct Message {
    /// The room whose file it stands in.
    pub(crate) room: String,
    /// What it says.
    pub(crate) pieces: Vec<Piece>,
}

/// A pattern as parsed, and where it stands.
pub(super) struct Source {
    pub(super) room: String,
    pub(super) pattern: Pattern<String>,
}

/// Reads the files of one language.
pub(crate) fn read(texts: &Path, language: &'static str, faults: &mut Vec<Fault>) -> Catalogue {
    let mut rooms = Vec::new();
    match fs::read_dir(texts.join(language)) {
        Ok(entries) => {
            for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
                let room = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                if path.extension().is_none_or(|extension| extension != "ftl") {
                    continue;
                }
                match fs::read_to_string(&path) {
                    Ok(text) => rooms.push((room, text)),
                    Err(error) => faults.push(fault(language, &room, None, error.to_string())),
                }
            }
        }
        Err(error) => faults.push(Fault { file: language.to_owned(), key: None, what: error.to_string() }),
    }
    rooms.sort();
    parse(language, &rooms, faults)
}

/// Parses the rooms (name and text) of one language.
pub(super) fn parse(language: &'static str, rooms: &[(String, String)], faults: &mut Vec<Fault>) -> Catalogue {
    let names: Vec<&str> = rooms.iter().map(|(room, _)| room.as_str()).collect();
    let mut sources = BTreeMap::new();
    for (room, text) in rooms {
        let resource = parser::parse(text.clone()).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                let line = text.get(..error.pos.start).unwrap_or(text).lines().count().max(1);
                faults.push(fault(language, room, None, format!("line {line}: {}", error.kind)));
            }
            resource
        });
        let mut add = |key: String, pattern: Pattern<String>, faults: &mut Vec<Fault>| {
            if let Err(what) = check_key(&key, room, &names) {
                faults.push(fault(language, room, Some(&key), what));
            }
            let source = Source { room: room.clone(), pattern };
            if let Some(other) = sources.insert(key.clone(), source) {
                let what = format!("stands twice, also in {language}/{}.ftl", other.room);
                faults.push(fault(language, room, Some(&key), what));
            }
        };
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    for attribute in message.attributes {
                        add(format!("{}.{}", message.id.name, attribute.id.name), attribute.value, faults);
                    }
                    if let Some(pattern) = message.value {
                        add(message.id.name, pattern, faults);
                    }
                }
                Entry::Term(term) => add(format!("-{}", term.id.name), term.value, faults),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
            }
        }
    }
    let mut messages = BTreeMap::new();
    for (key, source) in &sources {
        match Lowering::new(&sources).lower(key) {
            Ok(_) if key.starts_with('-') => {}
            Ok(pieces) => {
                messages.insert(key.clone(), Message { room: source.room.clone(), pieces });
            }
            Err(what) => faults.push(fault(language, &source.room, Some(key), what)),
        }
    }
    Catalogue { language, messages }
}

/// Keys carry the name of their room, so that two people adding texts at once cannot choose the same one.
fn check_key(key: &str, room: &str, rooms: &[&str]) -> Result<(), String> {
    if key.starts_with('-') {
        return Ok(());
    }
    if !key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.') {
        return Err("a key is written with a–z, 0–9 and hyphens".to_owned());
    }
    let belongs = |room: &str| key.strip_prefix(room).is_some_and(|rest| rest.starts_with('-'));
    if room == "common" {
        match rooms.iter().find(|other| belongs(other)) {
            Some(other) => Err(format!("belongs in {other}.ftl by its name")),
            None => Ok(()),
        }
    } else if belongs(room) {
        Ok(())
    } else {
        Err(format!("a key in {room}.ftl begins with `{room}-`"))
    }
}

pub(super) fn fault(language: &str, room: &str, key: Option<&str>, what: String) -> Fault {
    Fault { file: format!("{language}/{room}.ftl"), key: key.map(str::to_owned), what }
}
