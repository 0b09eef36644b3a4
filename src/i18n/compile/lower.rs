//! From Fluent's syntax to pieces: terms and messages written out, selectors made into choices.

use super::catalogue::Source;
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;
use std::collections::BTreeMap;

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Said as it stands.
    Text(String),
    /// Filled in.
    Argument { name: String, kind: Kind },
    /// Filled in with its first letter upper-case: month names begin lower-case in Norwegian, sentences do not.
    Capital { name: String },
    /// One of several, by a number.
    Choice { name: String, variants: Vec<(Case, Vec<Piece>)>, other: Vec<Piece> },
}

/// What an argument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Filled in as it is.
    Text,
    /// A whole number: counted by, or written with `NUMBER()`.
    Number,
}

/// When a variant is the one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Case {
    /// The plural category `one`: 1 and −1 in all our languages, since arguments are whole numbers.
    One,
    /// This very number.
    Exactly(i64),
}

/// Lowers a message, following its references.
pub(super) struct Lowering<'a> {
    sources: &'a BTreeMap<String, Source>,
    open: Vec<String>,
}

impl<'a> Lowering<'a> {
    pub(super) const fn new(sources: &'a BTreeMap<String, Source>) -> Self {
        Self { sources, open: Vec::new() }
    }

    /// # Errors
    /// What cannot be lowered, in words.
    pub(super) fn lower(&mut self, key: &str) -> Result<Vec<Piece>, String> {
        if self.open.iter().any(|open| open == key) {
            return Err(format!("contains itself, by way of `{key}`"));
        }
        let source = self.sources.get(key).ok_or_else(|| format!("refers to `{key}`, which does not exist"))?;
        self.open.push(key.to_owned());
        let pieces = self.pattern(&source.pattern);
        self.open.pop();
        pieces
    }

    fn pattern(&mut self, pattern: &Pattern<String>) -> Result<Vec<Piece>, String> {
        let mut pieces: Vec<Piece> = Vec::new();
        for element in &pattern.elements {
            let more = match element {
                PatternElement::TextElement { value } => vec![Piece::Text(value.clone())],
                PatternElement::Placeable { expression } => self.expression(expression)?,
            };
            for piece in more {
                match (pieces.last_mut(), piece) {
                    (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
                    (_, piece) => pieces.push(piece),
                }
            }
        }
        Ok(pieces)
    }

    fn expression(&mut self, expression: &Expression<String>) -> Result<Vec<Piece>, String> {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => self.select(selector, variants).map(|choice| vec![choice]),
        }
    }

    fn inline(&mut self, inline: &InlineExpression<String>) -> Result<Vec<Piece>, String> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                Ok(vec![Piece::Text(unescape_unicode_to_string(value).into_owned())])
            }
            InlineExpression::NumberLiteral { value } => Ok(vec![Piece::Text(value.clone())]),
            InlineExpression::VariableReference { id } => {
                Ok(vec![Piece::Argument { name: id.name.clone(), kind: Kind::Text }])
            }
            InlineExpression::FunctionReference { .. } => {
                let (function, name) = call(inline)?;
                Ok(vec![match function {
                    Function::Number => Piece::Argument { name, kind: Kind::Number },
                    Function::Capital => Piece::Capital { name },
                }])
            }
            InlineExpression::MessageReference { id, attribute } => match attribute {
                Some(attribute) => self.lower(&format!("{}.{}", id.name, attribute.name)),
                None => self.lower(&id.name),
            },
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                self.lower(&format!("-{}", id.name))
            }
            InlineExpression::TermReference { .. } => {
                Err("a term with attributes or arguments is not supported; write the word out".to_owned())
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn select(&mut self, selector: &InlineExpression<String>, variants: &[Variant<String>]) -> Result<Piece, String> {
        let name = match (selector, call(selector)) {
            (InlineExpression::VariableReference { id }, _) => id.name.clone(),
            (_, Ok((Function::Number, name))) => name,
            _ => return Err("texts choose by { $argument } or { NUMBER($argument) } only".to_owned()),
        };
        let (mut cases, mut other) = (Vec::new(), Vec::new());
        for variant in variants {
            let pieces = self.pattern(&variant.value)?;
            if variant.default {
                other = pieces;
            } else {
                cases.push((case(variant)?, pieces));
            }
        }
        Ok(Piece::Choice { name, variants: cases, other })
    }
}

fn case(variant: &Variant<String>) -> Result<Case, String> {
    let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) = &variant.key;
    match name.as_str() {
        "one" => Ok(Case::One),
        "zero" | "two" | "few" | "many" => {
            Err(format!("[{name}] is a plural that none of the languages has; write [0] or [2] for that number"))
        }
        number => number
            .parse()
            .map(Case::Exactly)
            .map_err(|_| format!("[{name}] is a word; texts choose by numbers only, choose between words in Rust")),
    }
}

/// What a text may ask for.
enum Function {
    Number,
    Capital,
}

/// `NUMBER($argument)` or `CAPITAL($argument)`, the only functions there are.
fn call(inline: &InlineExpression<String>) -> Result<(Function, String), String> {
    if let InlineExpression::FunctionReference { id, arguments } = inline
        && arguments.named.is_empty()
        && let [InlineExpression::VariableReference { id: argument }] = arguments.positional.as_slice()
    {
        match id.name.as_str() {
            "NUMBER" => return Ok((Function::Number, argument.name.clone())),
            "CAPITAL" => return Ok((Function::Capital, argument.name.clone())),
            _ => {}
        }
    }
    Err("only NUMBER($argument) and CAPITAL($argument) may be called; all else is formatted in Rust".to_owned())
}
