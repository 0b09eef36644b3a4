//! In which language a verb answers: as it is told, else as the environment says, else bokmål.

use i18n::Lang;

/// The choice of a language.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(super) struct Language {
    /// The language of what is printed: nb, nn or en [default: as LC_ALL, LC_MESSAGES or LANG say, else nb]
    #[arg(long, visible_alias = "lang", value_name = "LANGUAGE", value_parser = read)]
    language: Option<Lang>,
}

fn read(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "write nb, nn or en".to_owned())
}

impl Language {
    #[cfg(test)]
    pub(super) const fn of(language: Lang) -> Self {
        Self { language: Some(language) }
    }

    pub(super) fn chosen(self) -> Lang {
        self.language.unwrap_or_else(|| of_environment(|name| std::env::var(name).ok()))
    }
}

/// The first of the variables that says anything decides, as in all programs; one that says `C` says nothing of us.
fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    said.and_then(|value| Lang::from_tag(&value)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_decides_where_nobody_says() {
        for (set, lang) in [
            (&[("LANG", "nn_NO.UTF-8")][..], Lang::Nn),
            (&[("LANG", "nn_NO.UTF-8"), ("LC_ALL", "en_GB.UTF-8")], Lang::En),
            (&[("LC_ALL", ""), ("LC_MESSAGES", "en_US"), ("LANG", "nn_NO")], Lang::En),
            (&[("LC_ALL", "C.UTF-8"), ("LANG", "en_GB")], Lang::Nb),
            (&[], Lang::Nb),
        ] {
            let variable =
                |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(of_environment(variable), lang, "{set:?}");
        }
        assert_eq!(Language::of(Lang::En).chosen(), Lang::En);
    }
}
