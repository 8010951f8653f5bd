/** Where the last one stands, it is the one that was written last: a clock may be put back between two. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = 'src/core/db/repos';
/** Rows that are changed in place: when they were changed is what they are listed by. */
const LISTED_BY_CHANGE = ['certification-draft.repo.ts: ORDER BY updated_at DESC, id'];

/** Orders of a query's rows, each up to where it ends. */
function ordersIn(text: string): readonly string[] {
  return [...text.matchAll(/ORDER BY [^`'")]+/gu)].map(([order]) => order.replaceAll(/\s+/gu, ' ').trim());
}

it('no query takes the last row, or the latest first, by the time on the wall', () => {
  const orders = readdirSync(FOLDER).flatMap((name) =>
    ordersIn(readFileSync(join(FOLDER, name), 'utf8')).map((order) => `${name}: ${order}`),
  );
  expect(orders.length).toBeGreaterThan(60);
  const byWall = orders.filter((order) => /_at(?: DESC\b|[^,]*\bLIMIT 1\b)/u.test(order));
  expect(byWall).toEqual(LISTED_BY_CHANGE);
});
