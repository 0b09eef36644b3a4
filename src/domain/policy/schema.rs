//! The JSON Schema of what is written with a unit, so that editors check it while it is typed.

use super::written::{Hours, Kilometres, Kroner, Limit};
use crate::quantity::Share;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

macro_rules! written {
    ($($name:ident: $pattern:literal, $description:literal, [$($example:literal),+];)+) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string",
                    "description": $description,
                    "pattern": $pattern,
                    "examples": [$($example),+],
                })
            }
        }
    )+};
}

written! {
    Kroner: "kr\\s*$", "Kroner, with the unit.", ["5.30 kr", "200 kr"];
    Kilometres: "km\\s*$", "Kilometres, with the unit.", ["300 km"];
    Hours: "(h|min)\\s*$", "Hours and minutes, with the unit.", ["16 h", "2 h 30 min"];
    Limit: "(km|kr|h|min|times)\\s*$", "An amount whose unit says what it is.", ["300 km", "400 kr", "16 h", "4 times"];
    Share: "%\\s*$|/", "A part of a whole.", ["12 %", "12.5 %", "4/3"];
}
