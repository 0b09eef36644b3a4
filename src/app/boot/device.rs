//! What the phone calls itself, so that its owner knows it again in a list of devices.

/// Such as "Android" or "iPhone"; no model, no version, nothing to be recognised by elsewhere.
#[must_use]
pub fn device_name() -> String {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    name_of(&agent).to_owned()
}

fn name_of(agent: &str) -> &'static str {
    let known = ["Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux"];
    known.into_iter().find(|name| agent.contains(name)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_android_phone_is_not_called_linux() {
        assert_eq!(name_of("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36"), "Android");
        assert_eq!(name_of("Mozilla/5.0 (X11; Linux x86_64)"), "Linux");
        assert_eq!(name_of("something else"), "");
    }
}
