/** The data of a candidate, as they may ask for it: their own, and nobody else's. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { folded, plainText } from '../../unit/documents/pdf-tools.ts';
import { closePanels, done } from '../passage-panel.ts';
import { sealedDay } from './sealed-day.ts';
import type { SealedDay } from './sealed-day.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let day: SealedDay;

beforeEach(async () => {
  day = await sealedDay();
});

afterEach(closePanels);

const api = () => day.panel.handlers.issuing;
const first = () => day.enrolmentIds[0] ?? '';

describe('the extract', () => {
  it('is of that candidate, and of no other', async () => {
    const made = await done(api().extract({ enrolmentId: first() }));
    expect(made.number).toBe('EXT-2026-K7Q4-0001');
    const text = plainText(await done(api().pdf({ documentId: made.documentId })));
    expect(text).toContain('Quéméneur');
    expect(text).not.toContain('Bellanger');
  });

  it('holds all that is kept: how they came, what is granted, entered, held and decided', async () => {
    const { candidates } = day.panel.handlers;
    const enrolmentId = first();
    await done(
      candidates.changeEnrolment({
        enrolmentId,
        enrolment: {
          certification: { id: 'cqp-commercial-sedentaire-alimentaire', version: '1.0.0' },
          blocIds: ['BC1'],
          accessWay: 'VAE',
          vaeWay: 'VAE_CLASSIQUE',
          initiative: 'EMPLOYEUR',
          enrolledOn: '2026-09-01',
          accommodation: { timeMeasure: { kind: 'third' }, otherMeasures: ['Salle à part'] },
          cpfFile: '',
        },
      }),
    );
    const held = {
      blocId: 'BC3',
      source: 'declared',
      reference: 'ATT-2024-7',
      heldOn: '2024-05-02',
      validUntil: null,
    } as const;
    await done(candidates.declareHeld({ enrolmentId, held: [held] }));
    const entry = {
      enrolmentId,
      date: '2026-10-01',
      author: 'Examinatrice Secrète',
      reference: '',
      isExcused: false,
    };
    await done(
      candidates.recordEvidence({
        ...entry,
        testId: 'BC3-questionnaire',
        kind: 'score',
        value: '13,5',
        outOf: '20',
        outcome: null,
      }),
    );
    const { documentId } = await done(api().extract({ enrolmentId }));
    const text = plainText(await done(api().pdf({ documentId })));
    for (const said of [
      'VAE classique',
      'l’employeur',
      'Temps majoré d’un tiers',
      'Salle à part',
      'ATT-2024-7',
      '13,5 sur 20',
      day.content.number,
      'Bloc validé',
    ]) {
      expect(text).toContain(folded(said));
    }
    expect(text).not.toContain('Examinatrice');
  });
});
