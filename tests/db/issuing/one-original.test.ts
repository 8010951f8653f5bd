/** One original of an attestation and of a certificate for each person, whatever minutes state it. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closePanels, done } from '../passage-panel.ts';
import { archiveAgain, digestOf, merged, sealedDay, typedTwice } from './sealed-day.ts';
import type { SealedDay } from './sealed-day.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PIN = '4826';
let day: SealedDay;
/** Minutes of the same candidate under a second file. */
let second: { readonly minutesId: string; readonly enrolmentId: string };

const api = () => day.panel.handlers.issuing;
const first = () => day.enrolmentIds[0] ?? '';
const attestation = (of: { readonly minutesId: string; readonly enrolmentId: string }) =>
  api().issue({ ...of, kind: 'attestation', blocId: 'BC1' });
const papers = async (minutesId: string) => (await done(api().list({ minutesId }))).rows[0]?.papers ?? [];

beforeAll(async () => {
  day = await sealedDay();
  const { app } = day.panel.handlers;
  const settings = {
    signatoryName: 'Odile Fictive',
    signatoryQuality: '',
    place: '',
    mentions: '',
    appeal: '',
  };
  await done(api().saveSettings({ ...settings, isMandated: true }));
  const named = await done(app.saveAdministrator({ name: 'Ada Exemple', isActive: true, pin: PIN }));
  const twin = await typedTwice(day.panel);
  const minutes = archiveAgain(day, 2, [], { enrolmentId: twin.enrolmentId });
  second = { minutesId: minutes.minutesId, enrolmentId: twin.enrolmentId };
  expect((await papers(second.minutesId)).map(({ refusal }) => refusal)).toEqual([null, null, null]);
  await done(attestation({ minutesId: day.minutesId, enrolmentId: first() }));
  await merged(day, twin.personId, { administratorId: named[0]?.id ?? '', pin: PIN });
});

afterAll(closePanels);

describe('a second original of a person’s bloc', () => {
  it('is none, and is told as a duplicate of the first', async () => {
    const [, told] = await papers(second.minutesId);
    expect(told).toMatchObject({
      kind: 'attestation',
      refusal: 'issued-already',
      issued: { number: 'ATT-2026-K7Q4-0001' },
      duplicateCount: 0,
    });
    expect(await attestation(second)).toMatchObject({
      code: 'paper-not-allowed',
      details: { reason: 'issued-already', documentId: told?.issued?.documentId },
    });
    const duplicate = await done(api().duplicate({ documentId: told?.issued?.documentId ?? '' }));
    expect(duplicate.number).toBe('ATT-2026-K7Q4-0002');
  });

  it('does not come by the doors of all papers, which leave the others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'papers-'));
    day.panel.desktop.folder = folder;
    await done(api().exportAll({ minutesId: second.minutesId }));
    const names = readdirSync(folder);
    expect(names.filter((name) => name.startsWith('ATT-'))).toEqual([]);
    expect(names.filter((name) => name.startsWith('CER-'))).toHaveLength(1);
    rmSync(folder, { recursive: true });
    // The certificate left from the second minutes: it is the first ones that give none any more.
    expect((await papers(day.minutesId)).at(-1)).toMatchObject({
      kind: 'certificate',
      refusal: 'issued-already',
    });
  });

  it('is one of its own once what the first rested on was corrected', async () => {
    const { number } = day.content;
    const corrected = archiveAgain(day, 3, [{ number, digest: digestOf(day.content) }], {
      firstName: 'Maëlla',
    });
    const made = await done(attestation({ minutesId: corrected.minutesId, enrolmentId: first() }));
    expect(made).toMatchObject({ number: 'ATT-2026-K7Q4-0003', holder: 'Maëlla Quéméneur' });
    expect(await attestation(second)).toMatchObject({ details: { documentId: made.documentId } });
  });
});
