// Copies of an entry: each with ids of its own, on a day of its own.
import { createHash, randomBytes } from 'node:crypto';
import type { OpenRow } from './rows.ts';

const DAY = 86_400_000;

/** An id that says when it was made, as the app's ids do. */
export function idOf(moment: number): string {
  const time = Math.trunc(moment).toString(16).padStart(12, '0');
  const rest = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

/** `count` unsent operations like `one`, after it in the phone's order, on the days before it. */
export function opsLike(one: OpenRow, count: number): OpenRow[] {
  const number: number = one.row.op.number;
  return Array.from({ length: count }, (_, index) => {
    const row = structuredClone(one.row);
    const session = sessionLike(row.op.body.session, index % 60);
    row.op.body.session = session;
    row.op.id = idOf(Date.parse(row.op.made_at) + index);
    row.op.number = number + 1 + index;
    // The server believes no content without its hash.
    row.op.sha256 = createHash('sha256').update(`\n${canonical(row.op.body)}`).digest('hex');
    row.subject = { session: session.id };
    return { key: row.op.id, row };
  });
}

/** `count` sessions like `one` as the server has told of them, spread evenly over so many days before it. */
export function sessionsLike(one: OpenRow, count: number, days: number): OpenRow[] {
  return Array.from({ length: count }, (_, index) => {
    const row = structuredClone(one.row);
    const session = sessionLike(row.entity.state.live, (index * days) / count);
    row.entity.state.live = session;
    row.entity.id = session.id;
    return { key: `session/${session.id}`, row };
  });
}

function sessionLike(one: any, daysBefore: number): any {
  const session = structuredClone(one);
  const back = Math.trunc(daysBefore) * DAY;
  for (const end of [session.span.start, session.span.end]) {
    end.wall = new Date(Date.parse(`${end.wall}Z`) - back).toISOString().slice(0, 19);
    end.utc = inNorway(end.wall);
  }
  session.id = idOf(Date.parse(session.span.start.utc));
  return session;
}

/** The moment of a wall time in Norway. */
function inNorway(wall: string): string {
  const guess = Date.parse(`${wall}Z`);
  const offset = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Oslo', timeZoneName: 'longOffset' })
    .formatToParts(guess - 3_600_000)
    .find((part) => part.type === 'timeZoneName')?.value;
  const hours = Number(offset?.slice(4, 6) ?? 1);
  return new Date(guess - hours * 3_600_000).toISOString().replace('.000Z', 'Z');
}

/** Compact, with the keys of every object in order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}
