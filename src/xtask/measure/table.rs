//! Figures beside their limits.

use serde_json::{Value, json};

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// What was measured.
    pub(super) measure: String,
    /// How much it is.
    pub(super) ours: f64,
    /// The same of something to compare with, where there is such.
    pub(super) yardstick: Option<f64>,
    /// Of both.
    pub(super) unit: String,
    /// What is allowed.
    pub(super) limit: Option<Limit>,
}

/// What is allowed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Limit {
    /// So much.
    Most(f64),
    /// So many times the yardstick.
    Ratio(f64),
}

impl Row {
    /// Whether the limit is kept; nothing where there is none.
    pub(super) fn is_met(&self) -> Option<bool> {
        Some(match self.limit? {
            Limit::Most(most) => self.ours <= most,
            Limit::Ratio(ratio) => self.ours <= ratio * self.yardstick.unwrap_or_default(),
        })
    }

    /// As the file holds it.
    pub(super) fn json(&self) -> Value {
        let limit = self.limit.map(|limit| match limit {
            Limit::Most(most) => json!({ "most": most }),
            Limit::Ratio(ratio) => json!({ "ratio": ratio }),
        });
        json!({
            "measure": self.measure, "ours": self.ours, "yardstick": self.yardstick, "unit": self.unit,
            "limit": limit, "met": self.is_met(),
        })
    }

    /// As the journeys' half of the measures writes it; `None` where it is none.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let limit = &value["limit"];
        Some(Self {
            measure: value["measure"].as_str()?.to_owned(),
            ours: value["ours"].as_f64()?,
            yardstick: value["yardstick"].as_f64(),
            unit: value["unit"].as_str()?.to_owned(),
            limit: limit["most"].as_f64().map(Limit::Most).or_else(|| limit["ratio"].as_f64().map(Limit::Ratio)),
        })
    }

    fn cells(&self) -> [String; 6] {
        let with_unit = |value: f64| format!("{} {}", shown(value), self.unit);
        [
            self.measure.clone(),
            with_unit(self.ours),
            self.yardstick.map(with_unit).unwrap_or_default(),
            self.yardstick.map(|yardstick| format!("{} ×", shown(self.ours / yardstick))).unwrap_or_default(),
            self.limit.map_or_else(
                || "none".to_owned(),
                |limit| match limit {
                    Limit::Most(most) => format!("≤ {}", with_unit(most)),
                    Limit::Ratio(ratio) => format!("≤ {} ×", shown(ratio)),
                },
            ),
            match self.is_met() {
                Some(true) => "met",
                Some(false) => "NOT MET",
                None => "",
            }
            .to_owned(),
        ]
    }
}

/// Three digits say enough.
fn shown(value: f64) -> String {
    match value.abs() {
        large if large >= 100.0 => format!("{value:.0}"),
        middle if middle >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// All figures, in columns.
pub(super) fn table(rows: &[Row]) -> String {
    let head = ["measure", "value", "yardstick", "ratio", "limit", ""].map(str::to_owned);
    let lines: Vec<[String; 6]> = [head].into_iter().chain(rows.iter().map(Row::cells)).collect();
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 6] = std::array::from_fn(width);
    let line = |cells: &[String; 6]| {
        let [measure, rest @ ..] = cells;
        let rest = rest.iter().zip(&widths[1..]).map(|(cell, width)| format!("  {cell:>width$}"));
        let text = format!("{measure:<width$}{}", rest.collect::<String>(), width = widths[0]);
        format!("{}\n", text.trim_end())
    };
    lines.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(ours: f64, limit: Option<Limit>) -> Row {
        Row { measure: "save".to_owned(), ours, yardstick: Some(2.0), unit: "ms".to_owned(), limit }
    }

    #[test]
    fn a_figure_keeps_its_limit_or_not() {
        for (ours, limit, met) in [
            (3.0, Some(Limit::Most(3.0)), Some(true)),
            (3.1, Some(Limit::Most(3.0)), Some(false)),
            (4.0, Some(Limit::Ratio(2.0)), Some(true)),
            (4.1, Some(Limit::Ratio(2.0)), Some(false)),
            (4.1, None, None),
        ] {
            let row = row(ours, limit);
            assert_eq!(row.is_met(), met, "{row:?}");
            assert_eq!(Row::read(&row.json()), Some(row));
        }
    }

    #[test]
    fn the_table_says_value_limit_and_whether_it_is_met() {
        let text = table(&[row(150.0, Some(Limit::Most(200.0))), row(5.0, Some(Limit::Ratio(2.0))), row(1.0, None)]);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[1].contains("150 ms") && lines[1].ends_with("≤ 200 ms      met"), "{text}");
        assert!(lines[2].contains("2.50 ×") && lines[2].ends_with("≤ 2.00 ×  NOT MET"), "{text}");
        assert!(lines[3].ends_with("none"), "{text}");
    }
}
