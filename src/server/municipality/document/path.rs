//! Where something stands in a file's structure: `caps[0].amount.fixed`.

use core::fmt;
use core::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeValue};

/// One step down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::municipality) enum Step {
    /// Into a section.
    Key(String),
    /// Into a list; counts from 0.
    Index(usize),
}

/// Steps from the top of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::municipality) struct KeyPath(Vec<Step>);

impl FromIterator<Step> for KeyPath {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Self {
        Self(steps.into_iter().collect())
    }
}

impl From<&str> for KeyPath {
    /// Reads `caps[0].amount`.
    fn from(text: &str) -> Self {
        let mut steps = Vec::new();
        for part in text.split('.').filter(|part| !part.is_empty()) {
            let (key, indices) = part.split_once('[').unwrap_or((part, ""));
            if !key.is_empty() {
                steps.push(Step::Key(key.to_owned()));
            }
            let digits = indices.split(['[', ']']).filter(|digits| !digits.is_empty());
            steps.extend(digits.filter_map(|digits| digits.parse().ok()).map(Step::Index));
        }
        Self(steps)
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

impl KeyPath {
    /// One step further down.
    pub(in crate::municipality) fn then(&self, step: Step) -> Self {
        self.0.iter().cloned().chain([step]).collect()
    }

    /// Whether it is one step below `section`.
    pub(super) fn is_in(&self, section: &Self) -> bool {
        self.0.split_last().is_some_and(|(_, above)| above == section.0)
    }
}

/// The deepest key or value that stands exactly at `span`.
pub(super) fn find(value: &DeValue<'_>, span: &Range<usize>) -> Option<KeyPath> {
    fn search(value: &DeValue<'_>, span: &Range<usize>, steps: &mut Vec<Step>) -> bool {
        let children: Vec<(Step, Range<usize>, Range<usize>, &DeValue<'_>)> = match value {
            DeValue::Table(table) => table
                .iter()
                .map(|(key, value)| (Step::Key(key.get_ref().to_string()), key.span(), value.span(), value.get_ref()))
                .collect(),
            DeValue::Array(items) => items
                .iter()
                .enumerate()
                .map(|(index, item)| (Step::Index(index), item.span(), item.span(), item.get_ref()))
                .collect(),
            _ => return false,
        };
        for (step, key, own, child) in children {
            steps.push(step);
            if search(child, span, steps) || key == *span || own == *span {
                return true;
            }
            steps.pop();
        }
        false
    }
    let mut steps = Vec::new();
    search(value, span, &mut steps).then_some(KeyPath(steps))
}

/// What stands at `path`; `None` also for the empty one.
fn at<'v, 't>(root: &'v DeValue<'t>, path: &KeyPath) -> Option<&'v Spanned<DeValue<'t>>> {
    let step = |value: &'v DeValue<'t>, step: &Step| match (step, value) {
        (Step::Key(key), DeValue::Table(table)) => table.get(key.as_str()),
        (Step::Index(index), DeValue::Array(items)) => items.get(*index),
        _ => None,
    };
    let (first, rest) = path.0.split_first()?;
    rest.iter().try_fold(step(root, first)?, |value, next| step(value.get_ref(), next))
}

/// From a section at `path` and `span` to the value of its only key, as far down as there is only one.
pub(super) fn inmost(root: &DeValue<'_>, mut path: KeyPath, mut span: Range<usize>) -> (KeyPath, Range<usize>) {
    let mut value = at(root, &path).filter(|value| value.span() == span);
    while let Some(DeValue::Table(table)) = value.map(Spanned::get_ref)
        && table.len() == 1
    {
        value = table.iter().next().map(|(key, child)| {
            path = path.then(Step::Key(key.get_ref().to_string()));
            span = child.span();
            child
        });
    }
    (path, span)
}

/// Where `path` stands, or as much of it as there is; a list's or section's own place where a step is missing.
pub(super) fn span(root: &DeValue<'_>, path: &KeyPath) -> Option<Range<usize>> {
    let mut value = root;
    let mut span = None;
    for step in &path.0 {
        match (step, value) {
            (Step::Key(key), DeValue::Table(table)) => {
                let Some((key, child)) = table.get_key_value(key.as_str()) else { break };
                (span, value) = (Some(key.span()), child.get_ref());
            }
            (Step::Index(index), DeValue::Array(items)) => {
                let Some(item) = items.get(*index) else { break };
                (span, value) = (Some(item.span()), item.get_ref());
            }
            _ => break,
        }
    }
    span
}

/// Takes out what stands at `path`; `None` when nothing does.
pub(super) fn remove(value: &mut DeValue<'_>, path: &KeyPath) -> Option<()> {
    fn take(value: &mut DeValue<'_>, steps: &[Step]) -> Option<()> {
        let (first, rest) = steps.split_first()?;
        match (first, value) {
            (Step::Key(key), DeValue::Table(table)) if rest.is_empty() => table.remove(key.as_str()).map(drop),
            (Step::Key(key), DeValue::Table(table)) => take(table.get_mut(key.as_str())?.get_mut(), rest),
            (Step::Index(index), DeValue::Array(items)) if rest.is_empty() => {
                let others = items.iter().enumerate().filter(|(at, _)| at != index).map(|(_, item)| item.clone());
                let kept: DeArray<'_> = others.collect();
                let removed = kept.len() < items.len();
                *items = kept;
                removed.then_some(())
            }
            (Step::Index(index), DeValue::Array(items)) => take(items.get_mut(*index)?.get_mut(), rest),
            _ => None,
        }
    }
    take(value, &path.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_as_it_is_written() {
        for text in ["", "key", "caps[0].amount.fixed", "offices[12].overlays[3].set.caps[0]"] {
            assert_eq!(KeyPath::from(text).to_string(), text);
        }
    }
}
