// Figures of repeated runs. `cargo xtask measure` puts them beside their limits.

export interface Row {
  measure: string;
  ours: number;
  yardstick?: number;
  unit: string;
  /** The most that is allowed, in the unit, or as a multiple of the yardstick. */
  limit?: { most: number } | { ratio: number };
}

/** The value below which the given share of the values lies. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
