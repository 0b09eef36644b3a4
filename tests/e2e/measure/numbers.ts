// Figures of repeated runs, and the table they are told in.

export interface Row {
  measure: string;
  ours: number;
  yardstick: number;
  unit: string;
  /** The most that is allowed, in the unit, or as a multiple of the yardstick. */
  limit?: { most: number } | { ratio: number };
}

/** The value below which the given share of the values lies. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function table(rows: Row[]): string {
  const lines = rows.map(({ measure, ours, yardstick, unit, limit }) => {
    const allowed = limit === undefined ? '' : 'most' in limit ? `≤ ${limit.most} ${unit}` : `≤ ${limit.ratio} ×`;
    return [
      measure.padEnd(44),
      `${shown(ours)} ${unit}`.padStart(14),
      `${shown(yardstick)} ${unit}`.padStart(14),
      `${(ours / yardstick).toFixed(2)} ×`.padStart(9),
      allowed.padStart(14),
    ].join('');
  });
  const head = ['measure'.padEnd(44), 'app'.padStart(14), 'yardstick'.padStart(14), 'ratio'.padStart(9), 'limit'.padStart(14)];
  return [head.join(''), ...lines].join('\n');
}

export function holds({ ours, yardstick, limit }: Row): boolean {
  if (limit === undefined) return true;
  return 'most' in limit ? ours <= limit.most : ours <= limit.ratio * yardstick;
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
