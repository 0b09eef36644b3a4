//! Rounding of what a line pays for.

use crate::policy::RoundingMode;

/// `value` in whole `unit`s; up only as far as `room` lets it, since no cap may be passed by rounding.
pub(super) fn to_unit(value: i64, unit: i64, mode: RoundingMode, room: i64) -> i64 {
    if unit <= 1 || value < 0 {
        return value;
    }
    let down = value / unit * unit;
    let rest = value - down;
    let up = match mode {
        RoundingMode::HalfUp => rest.saturating_mul(2) >= unit,
        RoundingMode::Up => rest > 0,
        RoundingMode::Down => false,
    };
    if up && unit - rest <= room { down.saturating_add(unit) } else { down }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_only_as_far_as_there_is_room() {
        for (mode, value, room, paid) in [
            (RoundingMode::HalfUp, 1_500, 500, 2_000),
            (RoundingMode::HalfUp, 1_500, 499, 1_000),
            (RoundingMode::HalfUp, 1_499, 1_000, 1_000),
            (RoundingMode::Up, 1_001, 999, 2_000),
            (RoundingMode::Down, 1_999, 999, 1_000),
            (RoundingMode::Up, 2_000, 0, 2_000),
        ] {
            assert_eq!(to_unit(value, 1_000, mode, room), paid, "{mode:?} {value}");
        }
    }
}
