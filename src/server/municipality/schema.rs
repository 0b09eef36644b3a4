//! The JSON Schema of a municipality's file, made from the types that read it.

use super::Facts;
use domain::policy::Policy;
use schemars::{JsonSchema, schema_for};

/// A municipality's file: who it is, and its rules.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, title = "Municipality", extend("$comment" = "Printed by `folgesvenn schema`."))]
#[expect(dead_code, reason = "only its schema is made; the reader takes the two parts by their keys")]
struct File {
    #[schemars(flatten)]
    facts: Facts,
    #[schemars(flatten)]
    policy: Policy,
}

/// The schema, as `municipality.schema.json` holds it.
#[must_use]
pub fn schema() -> String {
    format!("{:#}\n", schema_for!(File).as_value())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::municipality::{FACTS, RULES, demo};
    use std::collections::BTreeSet;

    #[test]
    fn the_published_schema_is_the_types_own() {
        let published = include_str!("municipality.schema.json");
        assert!(
            published == schema(),
            "the types have changed: cargo run -p server -- schema > src/server/municipality/municipality.schema.json"
        );
    }

    fn value() -> serde_json::Value {
        serde_json::from_str(&schema()).unwrap()
    }

    #[test]
    fn the_keys_that_the_reader_parts_the_file_by_are_those_of_the_types() {
        let value = value();
        let known: BTreeSet<&str> = value["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(known, FACTS.into_iter().chain(RULES).collect());
    }

    #[test]
    fn it_refuses_other_keys_and_asks_for_what_is_needed() {
        let value = value();
        assert!(value["additionalProperties"] == false || value["unevaluatedProperties"] == false, "{value:#}");
        for key in ["key", "name", "role", "offices"] {
            assert!(value["required"].as_array().unwrap().contains(&key.into()), "{key}");
        }
    }

    #[test]
    fn every_key_of_the_demos_stands_in_it() {
        let value = value();
        for demo in demo::ALL {
            let table: toml::Table = toml::from_str(demo.text).unwrap();
            for key in table.keys() {
                assert!(!value["properties"][key].is_null(), "{}: {key}", demo.file);
            }
        }
    }
}
