//! Which inline scripts the page has: the server's content security policy admits exactly these, by hash.

use sha2::{Digest, Sha256};

/// One source expression (`'sha256-…'`) for every inline script of the page.
pub(super) fn script_sources(html: &str) -> Vec<String> {
    let mut sources = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once("<script") {
        let Some((attributes, after)) = after.split_once('>') else { break };
        let Some((script, after)) = after.split_once("</script>") else { break };
        if !attributes.contains("src=") && !script.is_empty() {
            sources.push(format!("'{}'", integrity(script.as_bytes())));
        }
        rest = after;
    }
    sources
}

/// `sha256-` and the digest in base64, as integrity attributes and policies write it.
pub(super) fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(bytes)))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| (group << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = if place <= chunk.len() { DIGITS[((group >> (18 - 6 * place)) & 63) as usize] } else { b'=' };
            text.push(char::from(digit));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_like_rfc_4648() {
        let vectors =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (plain, coded) in vectors {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn inline_scripts_are_hashed_and_linked_ones_are_not() {
        let html = r#"<script src="/a.js"></script><script type="module">import x from "/b.js"</script>"#;
        assert_eq!(script_sources(html), [format!("'{}'", integrity(br#"import x from "/b.js""#))]);
    }
}
