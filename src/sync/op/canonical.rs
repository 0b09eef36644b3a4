//! One text for one JSON value, so that a hash means the same on every device.

use core::fmt::Write as _;
use serde::Serialize;
use serde_json::Value;

/// `value` as JSON. By way of bytes: the app weighs less where no type is written in two ways.
pub(crate) fn to_json(value: &impl Serialize) -> Value {
    // Nothing of the protocol has maps with keys other than strings, which is all that can fail here.
    let bytes = serde_json::to_vec(value).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Compact JSON with the keys of every object in byte order.
///
/// Written out here because the order of `serde_json`'s own maps depends on a feature that any crate of the build may
/// switch on.
#[must_use]
pub fn canonical_json(value: &Value) -> String {
    let mut text = String::new();
    write_value(value, &mut text);
    text
}

fn write_value(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| *key);
            text.push('{');
            for (position, (key, value)) in fields.into_iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                write_scalar(&Value::String(key.clone()), text);
                text.push(':');
                write_value(value, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                write_value(item, text);
            }
            text.push(']');
        }
        scalar => write_scalar(scalar, text),
    }
}

fn write_scalar(value: &Value, text: &mut String) {
    // Writing to a String cannot fail.
    let _ = write!(text, "{value}");
}
