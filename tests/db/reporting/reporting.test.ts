/** The declaration of results: what is asked for, who answers for it, what the schema says, and what comes back. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { schemaFile } from '../../fixtures/reporting/declarations.ts';
import { sealedDay } from '../issuing/sealed-day.ts';
import type { SealedDay } from '../issuing/sealed-day.ts';
import { closePanels, done } from '../passage-panel.ts';

const DAY_MS = 86_400_000;
const PIN = '4826';
const SETTINGS = {
  senderId: 'AAAA0001',
  certifierId: 'AAAA0001',
  contractId: 'CONTRATEXEMPLE',
  depositor: 'CERTIFICATEUR' as const,
  examMode: 'EN_PRESENTIEL' as const,
  examPostalCode: '',
  declaresBlocs: false,
};

let day: SealedDay;
let actor: { administratorId: string; pin: string };

beforeEach(async () => {
  day = await sealedDay();
  const { app, issuing, reporting } = day.panel.handlers;
  await done(
    issuing.saveSettings({
      signatoryName: 'Odile Fictive',
      signatoryQuality: '',
      place: '',
      mentions: '',
      appeal: '',
      isMandated: true,
    }),
  );
  const [administrator] = await done(
    app.saveAdministrator({ name: 'Ada Exemple', isActive: true, pin: PIN }),
  );
  actor = { administratorId: administrator?.id ?? '', pin: PIN };
  await done(reporting.saveSettings(SETTINGS));
  await done(reporting.setSchema({ name: 'cdc.xsd', bytes: new Uint8Array(schemaFile()) }));
});

afterEach(closePanels);

const api = () => day.panel.handlers.reporting;
const deliver = (kind: 'attestation' | 'certificate', rank = 0) =>
  done(
    day.panel.handlers.issuing.issue({
      minutesId: day.minutesId,
      kind,
      enrolmentId: day.enrolmentIds[rank] ?? '',
      blocId: kind === 'attestation' ? 'BC1' : null,
    }),
  );
/** The application was left open and its machine was off: what looks each second looks once afterwards. */
const later = (ms: number) => {
  day.panel.drive.freeze(ms);
  day.panel.drive.advance(1_000);
};
const rows = async () => (await done(api().check({}))).rows;
const report = (id: string, status: string, reason = '') => ({
  name: 'retour.xml',
  bytes: new Uint8Array(
    Buffer.from(
      `<r><l><idTechnique>${id}</idTechnique><statut>${status}</statut><motif>${reason}</motif></l></r>`,
    ),
  ),
});

it('declares what was delivered: checked by the schema, answered for, kept and exported', async () => {
  const certificate = await deliver('certificate');
  expect(await rows()).toMatchObject([
    {
      number: certificate.number,
      state: 'ready',
      code: 'RNCP99999',
      deliveredOn: '2026-11-24',
      deadline: '2027-02-24',
      daysLeft: 92,
    },
  ]);
  const lot = await done(api().make({ actor }));
  expect(lot).toMatchObject({ rowCount: 1, madeBy: 'Ada Exemple', fluxId: 'LOT-2026-K7Q4-0001' });
  const xml = Buffer.from(await done(api().lot({ lotId: lot.lotId }))).toString();
  expect(xml).toContain(`<cpf:idTechnique>${certificate.number}</cpf:idTechnique>`);
  expect(xml).toContain('<cpf:horodatage>2026-11-24T14:00:00+01:00<');
  expect(xml).toContain('<cpf:codePaysNaissance>100<');
  expect((await rows())[0]?.state).toBe('declared');
  expect(await api().make({ actor })).toMatchObject({ code: 'declaration-empty' });

  const folder = mkdtempSync(join(tmpdir(), 'lot-'));
  day.panel.desktop.folder = folder;
  const { file } = await done(api().exportLot({ lotId: lot.lotId }));
  expect(readFileSync(join(folder, file), 'utf8')).toBe(xml);
  rmSync(folder, { recursive: true });
});

it('shows what a report refuses, what to mend, and lets it be declared again', async () => {
  const { number } = await deliver('certificate');
  await done(api().make({ actor }));
  const read = await done(api().readReturn(report(number, 'REJETE', 'Sexe non conforme')));
  expect(read).toMatchObject({ accepted: 0, refused: [{ holder: 'Maëlle Quéméneur', hint: 'sex' }] });
  expect((await rows())[0]).toMatchObject({ state: 'refused', reason: 'Sexe non conforme', hint: 'sex' });
  expect(await done(api().deadlines(undefined))).toMatchObject({ refusedCount: 1 });
  const again = await done(api().make({ actor }));
  expect(again.fluxId).toBe('LOT-2026-K7Q4-0002');
  await done(api().readReturn(report(number, 'ACCEPTE')));
  expect((await rows())[0]?.state).toBe('accepted');
  expect((await done(api().lots({}))).count).toBe(2);
});

it('never takes for accepted what a report does not say', async () => {
  const { number } = await deliver('certificate');
  await done(api().make({ actor }));
  await done(api().readReturn(report(number, 'EN_COURS')));
  expect((await rows())[0]?.state).toBe('unclear');
  expect(await api().readReturn(report('INCONNU', 'OK'))).toMatchObject({ code: 'report-unreadable' });
  expect(await api().readReturn({ name: 'x', bytes: new Uint8Array([1, 2]) })).toMatchObject({
    code: 'report-unreadable',
  });
});

it('says what is to be mended where, before anything is declared', async () => {
  await done(api().saveSettings({ ...SETTINGS, declaresBlocs: true }));
  await deliver('attestation', 4);
  const [row] = await rows();
  expect(row).toMatchObject({ state: 'faulty', code: 'RNCP99999BC01' });
  expect(row?.faults).toEqual([
    { field: 'sex', code: 'missing', place: 'person' },
    { field: 'birthCode', code: 'missing', place: 'person' },
    { field: 'accessWay', code: 'missing', place: 'enrolment' },
  ]);
  expect(await api().make({ actor })).toMatchObject({ code: 'declaration-faulty' });
});

it('asks for a mandate, settings, a schema and a person', async () => {
  await deliver('certificate');
  expect(await api().make({ actor: { ...actor, pin: '0000' } })).toMatchObject({ code: 'pin-wrong' });
  expect(await api().make({ actor: { jurorId: 'someone', pin: PIN } })).toMatchObject({ code: 'not-found' });
  await done(api().saveSettings({ ...SETTINGS, senderId: 'AAAA' }));
  expect(await api().make({ actor })).toMatchObject({
    code: 'declaration-faulty',
    details: { faults: [{ field: 'senderId', code: 'malformed', place: 'settings' }] },
  });
  expect((await done(api().lots({}))).count).toBe(0);
});

it('keeps nothing that the schema refuses, and no schema that is none', async () => {
  await deliver('certificate');
  const other = Buffer.from(schemaFile()).toString('utf8').replace('name="idFlux"', 'name="autre"');
  await done(api().setSchema({ name: 'autre.xsd', bytes: new Uint8Array(Buffer.from(other)) }));
  expect(await api().make({ actor })).toMatchObject({ code: 'declaration-unfit' });
  expect((await done(api().lots({}))).count).toBe(0);
  expect(await api().setSchema({ name: 'x', bytes: new Uint8Array(Buffer.from('<a/>')) })).toMatchObject({
    code: 'schema-unusable',
  });
  expect((await done(api().settings(undefined))).schema?.name).toBe('autre.xsd');
});

it('tells the home screen what is due and what is overdue', async () => {
  expect(await done(api().deadlines(undefined))).toEqual({
    overdueCount: 0,
    soonCount: 0,
    refusedCount: 0,
    toRemoveCount: 0,
    next: null,
  });
  await deliver('certificate');
  expect(await done(api().deadlines(undefined))).toMatchObject({
    overdueCount: 0,
    soonCount: 0,
    next: '2027-02-24',
  });
  later(70 * DAY_MS);
  expect(await done(api().deadlines(undefined))).toMatchObject({ overdueCount: 0, soonCount: 1 });
  later(30 * DAY_MS);
  expect(await done(api().deadlines(undefined))).toMatchObject({ overdueCount: 1, soonCount: 0 });
});
