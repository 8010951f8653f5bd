/** The same result of the same person is declared once, and what is no longer so is said, since no declaration takes it back. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { schemaFile } from '../../fixtures/reporting/declarations.ts';
import {
  archiveAgain,
  digestOf,
  merged,
  personOfSample,
  sealedDay,
  typedTwice,
} from '../issuing/sealed-day.ts';
import type { SealedDay } from '../issuing/sealed-day.ts';
import { closePanels, done } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PIN = '4826';
const SETTINGS = {
  ...{ senderId: 'AAAA0001', certifierId: 'AAAA0001', contractId: 'CONTRATEXEMPLE' },
  ...{ depositor: 'CERTIFICATEUR' as const, examMode: null, examPostalCode: '', declaresBlocs: false },
};

let day: SealedDay;
let actor: { administratorId: string; pin: string };

beforeEach(async () => {
  day = await sealedDay();
  const { app, issuing, reporting } = day.panel.handlers;
  const paper = { signatoryName: 'Odile Fictive', signatoryQuality: '', place: '', mentions: '', appeal: '' };
  await done(issuing.saveSettings({ ...paper, isMandated: true }));
  const [named] = await done(app.saveAdministrator({ name: 'Ada Exemple', isActive: true, pin: PIN }));
  actor = { administratorId: named?.id ?? '', pin: PIN };
  await done(reporting.saveSettings(SETTINGS));
  await done(reporting.setSchema({ name: 'cdc.xsd', bytes: new Uint8Array(schemaFile()) }));
});

afterEach(closePanels);

const api = () => day.panel.handlers.reporting;
const certificate = (minutesId = day.minutesId, enrolmentId = day.enrolmentIds[0] ?? '') =>
  done(day.panel.handlers.issuing.issue({ minutesId, kind: 'certificate', enrolmentId, blocId: null }));
const states = async () =>
  (await done(api().check({}))).rows.map(({ knownAs, number, state }) => [number, state, knownAs]);
const returned = (id: string, status: string) => {
  const xml = `<r><l><idTechnique>${id}</idTechnique><statut>${status}</statut></l></r>`;
  return done(api().readReturn({ name: 'retour.xml', bytes: new Uint8Array(Buffer.from(xml)) }));
};
const sealed = () => [{ number: day.content.number, digest: digestOf(day.content) }];
const [ONE, TWO] = ['CER-2026-K7Q4-0001', 'CER-2026-K7Q4-0002'];
const NOTHING_DUE = { overdueCount: 0, soonCount: 0, refusedCount: 0, toRemoveCount: 0, next: null };

describe('a certificate issued again from corrected minutes', () => {
  it('is not declared again: what differs is to be corrected by hand', async () => {
    await certificate();
    await done(api().make({ actor }));
    await returned(ONE, 'ACCEPTE');
    const { minutesId } = archiveAgain(day, 2, sealed(), { birthName: 'Kéméneur' });
    const { rows } = await done(day.panel.handlers.candidates.list({ text: 'Quéméneur' }));
    const { details } = personOfSample(0);
    const personId = rows[0]?.personId ?? '';
    await done(
      day.panel.handlers.candidates.save({ personId, details: { ...details, birthName: 'Kéméneur' } }),
    );
    await certificate(minutesId);
    expect(await states()).toEqual([
      [TWO, 'known', ONE],
      [ONE, 'accepted', ONE],
    ]);
    const [again, before] = (await done(api().check({}))).rows;
    expect([again?.differs, before?.differs]).toEqual([['birthName'], []]);
    expect(await api().make({ actor })).toMatchObject({ code: 'declaration-empty' });
    expect(await api().make({ actor, documentIds: [again?.documentId ?? ''] })).toMatchObject({ ok: false });
    expect((await done(api().lots({}))).count).toBe(1);
    expect(await done(api().deadlines(undefined))).toEqual(NOTHING_DUE);
  });

  it('is declared in the place of one that was refused', async () => {
    await certificate();
    await done(api().make({ actor }));
    await returned(ONE, 'REJETE');
    const { minutesId } = archiveAgain(day, 2, sealed());
    await certificate(minutesId);
    expect(await states()).toEqual([
      [ONE, 'withdrawn', TWO],
      [TWO, 'ready', TWO],
    ]);
    expect(await done(api().make({ actor }))).toMatchObject({ rowCount: 1 });
    expect((await states()).at(-1)).toEqual([TWO, 'declared', TWO]);
  });
});

describe('someone who stood here twice', () => {
  const twice = async () => {
    const twin = await typedTwice(day.panel);
    const { minutesId } = archiveAgain(day, 2, [], { enrolmentId: twin.enrolmentId });
    await certificate();
    await certificate(minutesId, twin.enrolmentId);
    expect((await states()).map(([, state]) => state)).toEqual(['ready', 'ready']);
    return () => merged(day, twin.personId, actor);
  };

  it('is declared once, by the paper that was issued first', async () => {
    await (
      await twice()
    )();
    expect(await states()).toEqual([
      [ONE, 'ready', ONE],
      [TWO, 'known', ONE],
    ]);
    expect(await done(api().make({ actor }))).toMatchObject({ rowCount: 1 });
    expect(await states()).toEqual([
      [TWO, 'known', ONE],
      [ONE, 'declared', ONE],
    ]);
  });

  it('and was declared twice before anyone knew has one to be removed, which comes first', async () => {
    const merging = await twice();
    await done(api().make({ actor }));
    await returned(ONE, 'ACCEPTE');
    await returned(TWO, 'ACCEPTE');
    await merging();
    expect(await states()).toEqual([
      [TWO, 'to-remove', ONE],
      [ONE, 'accepted', ONE],
    ]);
    await returned(TWO, 'SUPPRIME');
    expect((await states()).map(([, state]) => state)).toContain('known');
  });
});

describe('a certificate that was taken back', () => {
  const revoked = () =>
    archiveAgain(day, 2, sealed(), {
      ruling: { kind: 'revocation', outcome: null, reason: 'Fraude établie.' },
    });

  it('waits for no declaration and is due no more', async () => {
    await certificate();
    expect(await done(api().deadlines(undefined))).toMatchObject({ next: '2027-02-24' });
    revoked();
    expect(await done(api().deadlines(undefined))).toEqual(NOTHING_DUE);
    expect(await api().make({ actor })).toMatchObject({ code: 'declaration-empty' });
  });

  it('is to be removed by hand where it was declared, accepted or not, until the report says that it was', async () => {
    await certificate();
    await done(api().make({ actor }));
    revoked();
    expect(await states()).toEqual([[ONE, 'to-remove', ONE]]);
    await returned(ONE, 'ACCEPTE');
    expect(await states()).toEqual([[ONE, 'to-remove', ONE]]);
    expect(await done(api().deadlines(undefined))).toEqual({ ...NOTHING_DUE, toRemoveCount: 1 });
    await returned(ONE, 'SUPPRIME');
    expect((await states()).map(([, state]) => state)).toEqual(['withdrawn']);
  });

  it('is so no more once a named person says that it was removed, and never while it stands', async () => {
    const { documentId } = await certificate();
    const removal = { documentId, note: 'Confirmé par courriel', actor };
    expect(await api().noteRemoved(removal)).toMatchObject({ code: 'not-found' });
    await done(api().make({ actor }));
    await returned(ONE, 'ACCEPTE');
    expect(await api().noteRemoved(removal)).toMatchObject({ code: 'declaration-stands' });
    revoked();
    expect(await api().noteRemoved({ ...removal, actor: { ...actor, pin: '9753' } })).toMatchObject({
      code: 'pin-wrong',
    });
    await done(api().noteRemoved(removal));
    const [row] = (await done(api().check({}))).rows;
    expect(row).toMatchObject({ state: 'withdrawn', reason: 'Confirmé par courriel (Ada Exemple)' });
    expect(await done(api().deadlines(undefined))).toEqual(NOTHING_DUE);
    expect(await api().noteRemoved(removal)).toMatchObject({ code: 'declaration-stands' });
  });
});

it('goes by what was written last, whatever the clock said meanwhile', async () => {
  await certificate();
  await done(api().make({ actor }));
  await returned(ONE, 'REJETE');
  day.panel.drive.stepWall(-3_600_000);
  await done(api().make({ actor }));
  expect((await states()).map(([, state]) => state)).toEqual(['declared']);
  expect((await done(api().lots({}))).rows.map(({ fluxId }) => fluxId)).toEqual([
    'LOT-2026-K7Q4-0002',
    'LOT-2026-K7Q4-0001',
  ]);
});
