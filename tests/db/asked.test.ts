/** Files opened with the application: told to the page, taken once, and never imported by itself. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createAsked } from '../../src/core/areas/app/index.ts';

let folder = '';

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('a file comes with its name and what it holds, in order, once; one of another kind is named only', async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-asked-'));
  const told: unknown[] = [];
  const asked = createAsked({ publish: (name, payload) => told.push([name, payload]) });
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return { file: join(folder, name) };
  };
  const subject = '{ "schema": "pupitre.subject/1" }';
  await asked.order(write('s.json', subject));
  await asked.order(write('n.txt', 'x'));
  await asked.order(write('u.pupitre-update', 'x'));
  await asked.order({ file: join(folder, 'absent.pupitre') });
  expect(told).toHaveLength(4);
  expect(told[0]).toEqual(['data-changed', { topic: 'asked' }]);
  const taken = Array.from({ length: 5 }, () => asked.take());
  expect(taken.map((answer) => (answer.ok ? answer.value : answer.code))).toEqual([
    { opens: 'subject', name: 's.json', bytes: new TextEncoder().encode(subject) },
    { opens: 'nothing', name: 'n.txt' },
    { opens: 'update' },
    { opens: 'nothing', name: 'absent.pupitre' },
    null,
  ]);
});
