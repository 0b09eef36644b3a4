//! The accessors. The texts become constants; the code of an accessor is one call, which keeps the app small.

use super::agree::Signature;
use super::catalogue::Catalogue;
use super::lower::{Case, Kind, Piece};
use std::collections::BTreeMap;

pub(super) fn emit(catalogues: &[Catalogue; 3], signatures: &BTreeMap<String, Signature>) -> String {
    let (mut accessors, mut named) = (String::new(), String::new());
    for (key, signature) in signatures {
        let pieces = catalogues.each_ref().map(|c| c.messages.get(key).map_or(&[][..], |m| m.pieces.as_slice()));
        let function = key.replace(['-', '.'], "_");
        let shown = plain(pieces[0]).replace('`', "'").replace('\n', " ");
        if signature.0.is_empty() {
            let texts = pieces.map(|pieces| format!("{:?}", plain(pieces))).join(", ");
            accessors.push_str(&format!(
                "/// `{shown}`\n#[must_use]\npub const fn {function}(self) -> &'static str {{ self.pick([{texts}]) }}\n"
            ));
            continue;
        }
        let texts = pieces.map(|pieces| list(pieces, signature)).join(", ");
        let (parameters, arguments) = if signature.needs_names() {
            let name = type_name(key);
            named.push_str(&arguments_by_name(&name, &shown, signature));
            (format!("arguments: args::{name}{}", signature.lifetime("<'_>")), by_name(signature))
        } else {
            in_order(signature)
        };
        accessors.push_str(&format!(
            "/// `{shown}`\n#[must_use]\npub fn {function}(self, {parameters}) -> String {{ \
             self.fill([{texts}], &[{arguments}]) }}\n"
        ));
    }
    format!(
        "impl Lang {{\n{accessors}}}\n\n/// Arguments of the messages that take more than one of a kind.\n\
         pub mod args {{\n{named}}}\n"
    )
}

fn identifier(name: &str) -> String {
    name.replace('-', "_").to_lowercase()
}

/// `measure-of` as `MeasureOf`.
fn type_name(key: &str) -> String {
    let words = key.split(['-', '.']).filter_map(|word| word.split_at_checked(1));
    words.map(|(first, rest)| first.to_uppercase() + rest).collect()
}

fn in_order(signature: &Signature) -> (String, String) {
    let pairs = signature.0.iter().map(|(name, kind)| (identifier(name), *kind)).map(|(name, kind)| match kind {
        Kind::Text => (format!("{name}: &str"), format!("Argument::Text({name})")),
        Kind::Number => (format!("{name}: impl Count"), format!("Argument::Number({name}.count())")),
    });
    let (parameters, arguments): (Vec<_>, Vec<_>) = pairs.unzip();
    (parameters.join(", "), arguments.join(", "))
}

fn by_name(signature: &Signature) -> String {
    let arguments = signature.0.iter().map(|(name, kind)| (identifier(name), *kind)).map(|(name, kind)| match kind {
        Kind::Text => format!("Argument::Text(arguments.{name})"),
        Kind::Number => format!("Argument::Number(arguments.{name})"),
    });
    arguments.collect::<Vec<_>>().join(", ")
}

fn arguments_by_name(name: &str, shown: &str, signature: &Signature) -> String {
    let fields = signature.0.iter().map(|(name, kind)| {
        let kind = if *kind == Kind::Number { "i64" } else { "&'a str" };
        format!("/// In the place of `{{{name}}}`.\npub {}: {kind},\n", identifier(name))
    });
    format!(
        "/// `{shown}`\n#[derive(Debug, Clone, Copy)]\npub struct {name}{} {{\n{}}}\n",
        signature.lifetime("<'a>"),
        fields.collect::<String>()
    )
}

fn position(name: &str, signature: &Signature) -> usize {
    signature.position(name).unwrap_or_default()
}

fn list(pieces: &[Piece], signature: &Signature) -> String {
    let pieces: Vec<String> = pieces.iter().map(|piece| self::piece(piece, signature)).collect();
    format!("&[{}]", pieces.join(", "))
}

fn piece(piece: &Piece, signature: &Signature) -> String {
    match piece {
        Piece::Text(text) => format!("Piece::Text({text:?})"),
        Piece::Argument { name, .. } => format!("Piece::Argument({})", position(name, signature)),
        Piece::Capital { name } => format!("Piece::Capital({})", position(name, signature)),
        Piece::Choice { name, variants, other } => {
            let variants: Vec<String> = variants
                .iter()
                .map(|(case, pieces)| {
                    let case = match case {
                        Case::One => "Case::One".to_owned(),
                        Case::Exactly(number) => format!("Case::Exactly({number})"),
                    };
                    format!("({case}, {})", list(pieces, signature))
                })
                .collect();
            format!(
                "Piece::Choice {{ argument: {}, variants: &[{}], other: {} }}",
                position(name, signature),
                variants.join(", "),
                list(other, signature)
            )
        }
    }
}

/// A message in one line: arguments by name, of a choice the last variant.
pub(crate) fn plain(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Argument { name, .. } | Piece::Capital { name } => format!("{{{name}}}"),
            Piece::Choice { other, .. } => plain(other),
        })
        .collect()
}
