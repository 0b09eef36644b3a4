//! A TOML file as a tree whose every key and value knows its place, so that each problem can be pointed at.

mod path;

pub(super) use path::{KeyPath, Step};

use super::Flaw;
use crate::slip::{self, Named, Slip};
use core::ops::Range;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// Problems in one file beyond which more would only tire.
const MOST: usize = 50;

/// The file and what was found wrong with it.
pub(super) struct Document<'t> {
    text: &'t str,
    root: DeValue<'t>,
    flaws: Vec<Flaw>,
}

impl<'t> Document<'t> {
    pub(super) fn parse(text: &'t str) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut root = DeValue::Table(root.into_inner());
        dates_as_text(&mut root);
        let mut document = Self { text, root, flaws: Vec::new() };
        for error in errors.into_iter().take(MOST) {
            let span = error.span().unwrap_or_default();
            let slip = match error.message() {
                // The key's own text; the reader does not name it.
                "duplicate key" => Slip::Twice(text.get(span.clone()).unwrap_or_default().to_owned()),
                _ => Slip::NotToml,
            };
            document.report(span, String::new(), slip);
        }
        document
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_sound(&self) -> bool {
        self.flaws.is_empty()
    }

    /// From top to bottom.
    pub(super) fn into_flaws(mut self) -> Vec<Flaw> {
        self.flaws.sort_by_key(|flaw| (flaw.line, flaw.column));
        self.flaws.dedup();
        self.flaws
    }

    /// Says that what stands at `key` is wrong. A key that is not there is pointed at by the section that lacks it.
    pub(super) fn refuse(&mut self, key: &KeyPath, slip: impl Into<Slip>) {
        let span = path::span(&self.root, key).unwrap_or_default();
        self.report(span, key.to_string(), slip.into());
    }

    /// Refuses keys at the top that are none of `known`.
    pub(super) fn refuse_other_keys(&mut self, known: &[&str]) {
        let DeValue::Table(table) = &self.root else { return };
        let others: Vec<(Range<usize>, String)> = table
            .keys()
            .filter(|key| !known.contains(&key.get_ref().as_ref()))
            .map(|key| (key.span(), key.get_ref().to_string()))
            .collect();
        for (span, key) in others {
            let slip = Slip::unknown(Named::Key, &key, known.iter().copied());
            self.report(span, key, slip);
        }
    }

    /// Reads the part of the file that stands under `keys`. Where something does not fit, it is noted, taken out, and
    /// the rest is read again, so that one run finds all.
    pub(super) fn read<T: DeserializeOwned>(&mut self, keys: &[&str]) -> Option<T> {
        let mut part = self.part(keys);
        let mut taken_out: Vec<KeyPath> = Vec::new();
        let before = self.flaws.len();
        while self.flaws.len() < MOST {
            let DeValue::Table(table) = part.clone() else { return None };
            let error = match T::deserialize(toml::Deserializer::from(Spanned::new(0..0, table))) {
                Ok(read) => return (self.flaws.len() == before).then_some(read),
                Err(error) => error,
            };
            let (message, span) = (error.message(), error.span().unwrap_or_default());
            let missing = slip::missing(message);
            let place = path::find(&part, &span).unwrap_or_default();
            // Serde points at the whole of `{ per_hour = "200" }` when it means the choice's value.
            let whole = missing.is_some() || message.starts_with("invalid type: map");
            let (place, span) = if whole { (place, span) } else { path::inmost(&part, place, span) };
            // What was taken out of a list before has moved up the rest of it.
            let told = path::find(&self.root, &span).unwrap_or_else(|| place.clone());
            let key = missing.map_or_else(|| told.clone(), |key| told.then(Step::Key(key.to_owned())));
            let follows = if slip::empty_choice(message) {
                taken_out.iter().any(|taken| taken.is_in(&key))
            } else {
                missing.is_some() && taken_out.contains(&key)
            };
            if !follows {
                self.report(span, key.to_string(), slip::read(message));
            }
            path::remove(&mut part, &place)?;
            taken_out.push(told);
        }
        None
    }

    /// Those of `keys` below which something could not be read.
    pub(super) fn unread(&self, keys: &[&str]) -> Vec<String> {
        let sections = self.flaws.iter().filter_map(|flaw| flaw.key.split(['.', '[']).next());
        sections.filter(|section| keys.contains(section)).map(str::to_owned).collect()
    }

    /// Reads what stands under `keys`, but nothing of `unread`.
    pub(super) fn read_but<T: DeserializeOwned>(&self, keys: &[&str], unread: &[String]) -> Option<T> {
        let keys: Vec<&str> = keys.iter().copied().filter(|key| !unread.iter().any(|unread| unread == key)).collect();
        let DeValue::Table(table) = self.part(&keys) else { return None };
        T::deserialize(toml::Deserializer::from(Spanned::new(0..0, table))).ok()
    }

    fn part(&self, keys: &[&str]) -> DeValue<'t> {
        let DeValue::Table(table) = &self.root else { return DeValue::Table(DeTable::new()) };
        let of = |(key, _): &(&Spanned<DeString<'t>>, _)| keys.contains(&key.get_ref().as_ref());
        DeValue::Table(table.iter().filter(of).map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    fn report(&mut self, span: Range<usize>, key: String, slip: Slip) {
        let at = span.start.min(self.text.len());
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        self.flaws.push(Flaw {
            line,
            column: before.rsplit('\n').next().unwrap_or_default().chars().count() + 1,
            key,
            slip,
            source: self.text.lines().nth(line - 1).unwrap_or_default().to_owned(),
        });
    }
}

/// A date may stand with quotes or without; the rules read text.
fn dates_as_text(value: &mut DeValue<'_>) {
    match value {
        DeValue::Datetime(date) => *value = DeValue::String(DeString::Owned(date.to_string())),
        DeValue::Array(items) => items.iter_mut().for_each(|item| dates_as_text(item.get_mut())),
        DeValue::Table(table) => table.iter_mut().for_each(|(_, item)| dates_as_text(item.get_mut())),
        _ => {}
    }
}
