//! How long a browser may keep a file of the app without asking.

/// Named by their content: never change.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// May change with the next build: ask each time, answered by 304 when it did not.
const ASK: &str = "no-cache";

/// The `Cache-Control` of the file at `path`.
pub(super) fn policy(path: &str) -> &'static str {
    if path.split(['/', '.', '-', '_']).any(is_content_hash) { FOR_EVER } else { ASK }
}

/// The build names a file `app-1a2b3c4d5e6f7081.js`: sixteen hexadecimal digits, without the zeros at their beginning.
fn is_content_hash(part: &str) -> bool {
    part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit()) && part.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_named_by_their_content_are_kept_for_ever() {
        for path in ["/app-1a2b3c4d5e6f7081_bg.wasm", "/app-a2b3c4d5e6f708.js", "/snippets/app-1a2b3c4d5e6f7081/x.js"] {
            assert_eq!(policy(path), FOR_EVER, "{path}");
        }
        for path in ["/index.html", "/sw.js", "/desk.css", "/manifest.webmanifest", "/icons/icon-512.png"] {
            assert_eq!(policy(path), ASK, "{path}");
        }
    }
}
