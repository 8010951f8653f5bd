/**
 * What `ce-que-pupitre-sait.xml` lacked: the identifiers of whoever declares, the certification's code, the holder's sex and
 * commune of birth, the access way. Each has a field, and is asked for from the day on which a candidate is enrolled.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closePanels, done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { ENROLMENT, person } from './file-parts.ts';

afterEach(closePanels);

let panel: Panel;
beforeEach(() => {
  panel = openPanel();
});

const BIRTH = { date: '1999-07-04', place: 'Lille', code: '59350', postcode: null, country: '100' };
const COMPLETE = person({ sex: 'F', birth: BIRTH });

async function missing(details: typeof COMPLETE, accessWay: typeof ENROLMENT.accessWay = 'CANDIDAT_LIBRE') {
  const enrolment = { ...ENROLMENT, accessWay };
  return (await done(panel.handlers.candidates.save({ details, enrolment }))).missing;
}

describe('what the declaration asks for', () => {
  it('of a candidate is nothing once the file says it all', async () => {
    expect(await missing(COMPLETE)).toEqual([]);
  });

  it.each([
    ['sexe', { ...COMPLETE, sex: null }, ['sex']],
    ['anneeNaissance', { ...COMPLETE, birth: { ...BIRTH, date: null } }, ['birth.date']],
    ['codeCommuneNaissance', { ...COMPLETE, birth: { ...BIRTH, code: null } }, ['birth.code']],
    [
      'codeCommuneNaissance of who was born abroad',
      { ...COMPLETE, birth: { ...BIRTH, code: null, postcode: '1000', country: '131' } },
      ['birth.code'],
    ],
    ['libelleCommuneNaissance', { ...COMPLETE, birth: { ...BIRTH, place: 'L'.repeat(61) } }, ['birth.place']],
  ])('of a candidate names %s, and nothing else', async (_element, details, fields) => {
    expect(await missing(details)).toEqual(fields);
    const { rows } = await done(panel.handlers.candidates.list({ isIncomplete: true }));
    expect(rows).toMatchObject([{ missing: fields }]);
  });

  it.each([
    ['birthName', { birthName: 'N'.repeat(61) }],
    ['usualName', { usualName: 'N'.repeat(61) }],
    ['firstNames', { firstNames: ['P'.repeat(61)] }],
  ])('takes of %s is all that a file takes', async (field, change) => {
    const details = { ...COMPLETE, ...change };
    expect(await panel.handlers.candidates.save({ details })).toMatchObject({
      details: { faults: [{ field, reason: 'too-long' }] },
    });
  });

  it('takes the postal code of a commune of France for its INSEE code', async () => {
    expect(await missing({ ...COMPLETE, birth: { ...BIRTH, code: null, postcode: '59000' } })).toEqual([]);
  });

  it('of an enrolment names modaliteAcces', async () => {
    expect(await missing(COMPLETE, null)).toEqual(['accessWay']);
  });

  it('of a certification is its code, which the enrolment says is missing', async () => {
    const { enrolments } = await done(
      panel.handlers.candidates.save({ details: COMPLETE, enrolment: ENROLMENT }),
    );
    expect(enrolments.map(({ isCodeKnown }) => isCodeKnown)).toEqual([false]);
  });

  it('of whoever declares names both idClient, idContrat and the depositor, until they are said', async () => {
    const { declaresBlocs, examMode, examPostalCode, faults } = await done(
      panel.handlers.reporting.settings(undefined),
    );
    const fields = faults.map(({ code, field }) => [field, code]);
    expect(fields).toEqual(
      ['senderId', 'certifierId', 'contractId', 'depositor'].map((field) => [field, 'missing']),
    );
    const said = { senderId: 'ABCD1234', certifierId: 'ABCD1234', contractId: 'MCFCER000001' };
    const saved = await done(
      panel.handlers.reporting.saveSettings({
        declaresBlocs,
        examMode,
        examPostalCode,
        ...said,
        depositor: 'CERTIFICATEUR',
      }),
    );
    expect(saved.faults).toEqual([]);
  });
});
