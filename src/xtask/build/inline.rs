//! Lays each script that stands in a page itself in a file of its own: the server's content security policy admits no others.

use sha2::{Digest, Sha256};

use crate::{
    build::{hex, integrity::integrity},
    error::Result,
};

/// How many hexadecimal digits of its digest a file's name has, as in the names that Trunk gives.
const DIGITS: usize = 16;

/// The page with `src` in place of each script's text. `lay` is given a file's name and its text.
pub(super) fn lift(html: &str, mut lay: impl FnMut(&str, &str) -> Result<()>) -> Result<String> {
    let mut page = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<script") {
        page.push_str(before);
        page.push_str("<script");
        let Some((attributes, after)) = after.split_once('>') else {
            rest = after;
            break;
        };
        let Some((script, after)) = after.split_once("</script>") else {
            rest = after;
            break;
        };
        page.push_str(attributes);
        if !attributes.contains("src=") && !script.is_empty() {
            let digest: String = hex(&Sha256::digest(script)).chars().take(DIGITS).collect();
            let name = format!("start-{digest}.js");
            lay(&name, script)?;
            page.push_str(&format!(" src=\"/{name}\" integrity=\"{}\"", integrity(script.as_bytes())));
        }
        page.push_str("></script>");
        rest = after;
    }
    page.push_str(rest);
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_in_the_page_becomes_a_file_and_a_linked_one_stays() {
        let html = r#"<a><script src="/a.js"></script><script type="module">import x from "/b.js"</script></a>"#;
        let mut laid = Vec::new();
        let page = lift(html, |name, text| {
            laid.push((name.to_owned(), text.to_owned()));
            Ok(())
        })
        .unwrap();
        let [(name, text)] = laid.as_slice() else { panic!("{laid:?}") };
        assert_eq!(text, r#"import x from "/b.js""#);
        let sum = integrity(text.as_bytes());
        let module = format!(r#"<script type="module" src="/{name}" integrity="{sum}"></script>"#);
        assert_eq!(page, format!(r#"<a><script src="/a.js"></script>{module}</a>"#));
        assert_eq!(lift(&page, |name, _| panic!("{name}")).unwrap(), page);
    }
}
