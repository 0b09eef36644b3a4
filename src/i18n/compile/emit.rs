//! The accessors. The texts become constants; the code of an accessor is one call, which keeps the app small.

use super::agree::Signature;
use super::catalogue::Catalogue;
use super::lower::{Case, Kind, Piece};
use std::collections::BTreeMap;
use std::fmt::Write;

pub(super) fn emit(catalogues: &[Catalogue; 3], signatures: &BTreeMap<String, Signature>) -> String {
    let mut code = String::from("impl Lang {\n");
    for (key, signature) in signatures {
        let pieces = catalogues.each_ref().map(|c| c.messages.get(key).map_or(&[][..], |m| m.pieces.as_slice()));
        let function = key.replace(['-', '.'], "_");
        let shown = plain(pieces[0]).replace('`', "'").replace('\n', " ");
        // Writing to a String cannot fail.
        let _ = if signature.is_empty() {
            let texts = pieces.map(|pieces| format!("{:?}", plain(pieces))).join(", ");
            write!(
                code,
                "    /// `{shown}`\n    #[must_use]\n    pub const fn {function}(self) -> &'static str {{\n        \
                 self.pick([{texts}])\n    }}\n"
            )
        } else {
            let texts = pieces.map(|pieces| list(pieces, signature)).join(", ");
            let parameters: String = signature.iter().map(|(name, kind)| parameter(name, *kind)).collect();
            let arguments: Vec<String> = signature.iter().map(|(name, kind)| argument(name, *kind)).collect();
            write!(
                code,
                "    /// `{shown}`\n    #[must_use]\n    pub fn {function}(self{parameters}) -> String {{\n        \
                 self.fill([{texts}], &[{}])\n    }}\n",
                arguments.join(", ")
            )
        };
    }
    code.push_str("}\n");
    code
}

fn identifier(name: &str) -> String {
    name.replace('-', "_").to_lowercase()
}

fn parameter(name: &str, kind: Kind) -> String {
    let kind = if kind == Kind::Number { "impl Count" } else { "&str" };
    format!(", {}: {kind}", identifier(name))
}

fn argument(name: &str, kind: Kind) -> String {
    let name = identifier(name);
    if kind == Kind::Number { format!("Argument::Number({name}.count())") } else { format!("Argument::Text({name})") }
}

fn position(name: &str, signature: &Signature) -> usize {
    signature.keys().position(|other| other == name).unwrap_or_default()
}

fn list(pieces: &[Piece], signature: &Signature) -> String {
    let pieces: Vec<String> = pieces.iter().map(|piece| self::piece(piece, signature)).collect();
    format!("&[{}]", pieces.join(", "))
}

fn piece(piece: &Piece, signature: &Signature) -> String {
    match piece {
        Piece::Text(text) => format!("Piece::Text({text:?})"),
        Piece::Argument { name, .. } => format!("Piece::Argument({})", position(name, signature)),
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
            Piece::Argument { name, .. } => format!("{{{name}}}"),
            Piece::Choice { other, .. } => plain(other),
        })
        .collect()
}
