import { describe, expect, it } from 'vitest';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { contentSchema2 } from '../../../src/domain/minutes/content-2.schema.ts';
import { recalculate } from '../../../src/domain/minutes/recalculation.ts';
import {
  applyRectification,
  isFaithfulRectification,
  rectificationContent,
} from '../../../src/domain/minutes/rectification.ts';
import type { MentionChange, Rectified } from '../../../src/domain/minutes/rectification.ts';
import { rectifiableMentions } from '../../../src/domain/minutes/rectification-mentions.ts';
import { asContent2 } from '../../fixtures/minutes/as-content-2.ts';
import { juryActs } from '../../fixtures/minutes/jury-acts.ts';
import { absence, oralDefence, refusal, worstCase } from '../../fixtures/minutes/minutes-samples.ts';
import { content2 } from '../../fixtures/minutes/content-2.ts';
import { examination } from '../../fixtures/minutes/examination.ts';

const SAMPLES: readonly (readonly [string, () => MinutesContent2])[] = [
  ['a defence', () => asContent2(oralDefence())],
  ['a refusal', () => asContent2(refusal())],
  ['an absence', () => asContent2(absence())],
  ['a long defence', () => asContent2(worstCase())],
  ['what happens to a jury', juryActs],
  ['marks out of 20 over two units', examination],
];

function rectified(content: MinutesContent2, changes: readonly MentionChange[]): Rectified {
  const result = applyRectification(content, changes);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

function locked(before: MinutesContent2, made: Rectified) {
  return rectificationContent(made, {
    number: `${before.number}-R1`,
    revision: 2,
    lockedAt: before.lockedAt + 60_000,
    chain: { seq: 12, digest: 'ab'.repeat(32) },
    software: before.software,
    seal: null,
    statement: {
      number: before.number,
      contentDigest: 'c'.repeat(64),
      pdfSha256: 'd'.repeat(64),
      archivedAt: before.lockedAt + 30_000,
      reason: 'Note mal reportée.',
    },
  });
}

describe('the calculation of content 2', () => {
  it.each(SAMPLES)('follows from the content alone: %s', (_, sample) => {
    const content = sample();
    expect(contentSchema2.parse(content)).toEqual(content);
    expect(recalculate(content)).toEqual(content.calculation);
  });
});

describe('a rectification of content 2', () => {
  it('never reaches what is evidence, nor what is computed', () => {
    const paths = SAMPLES.flatMap(([, sample]) => rectifiableMentions(sample()).map(({ path }) => path));
    for (const path of paths) {
      expect(path).toMatch(
        /^\/(?:session\/place|candidate\/\w+|test\/caseTitle|attendance\/note|members\/\d+\/(?:name|capacity)|competences\/\d+\/result|result\/(?:blocs\/\d+\/)?(?:outcome|reason)|result\/recommendations)$/,
      );
    }
    expect(paths).toContain('/result/blocs/1/outcome');
    expect(paths).toContain('/result/outcome');
  });

  it('of a mark out of 20 takes a comma, reckons again, and lists what follows', () => {
    const before = examination();
    const made = rectified(before, [
      { path: '/competences/0/result', value: '7,5' },
      { path: '/result/blocs/0/outcome', value: 'unfavourable' },
      { path: '/result/blocs/0/reason', value: 'Sous la note éliminatoire.' },
    ]);
    const corrected = content2(made.content);
    expect(corrected.competences[0]?.result).toBe('7.5');
    // U1: C1 7.5 × 2, and C2 8/3 of 4 brought to 13.33 of 20, give 28.33 / 3 = 9.44, rounded to 9.5; and C1 is under 8.
    expect(corrected.calculation.results[0]).toMatchObject({ value: '9.5', isEliminated: true });
    expect(corrected.calculation.lines).toContainEqual(
      expect.objectContaining({ kind: 'eliminatory', targetId: 'C1', value: '7.5', below: '8' }),
    );
    expect(made.differences.map(({ after, before: was, path }) => [path, was, after])).toEqual([
      ['/competences/0/result', '14', '7.5'],
      ['/result/blocs/0/outcome', 'favourable', 'unfavourable'],
      ['/result/blocs/0/reason', '', 'Sous la note éliminatoire.'],
      ['/result/outcome', 'favourable', 'unfavourable'],
      ['/calculation/results/0/value', '14', '9.5'],
      ['/calculation/results/0/outcome', 'favourable', 'unfavourable'],
      ['/calculation/results/0/mention', 'Bien', null],
    ]);
    expect(isFaithfulRectification(before, locked(before, made))).toBe(true);
  });

  it('refuses a mark that the scale does not have', () => {
    for (const value of ['20.5', '7.25', 'acquis', '-1', '']) {
      const result = applyRectification(examination(), [{ path: '/competences/0/result', value }]);
      expect(result.ok ? null : result.code).toBe('mention-invalid');
    }
  });

  it('asks the reason of a bloc whose outcome it turns round', () => {
    const change = { path: '/result/blocs/0/outcome', value: 'unfavourable' };
    const result = applyRectification(examination(), [change]);
    expect(result.ok ? null : result.code).toBe('reason-missing');
  });

  it('is not faithful with another calculation than that of its results', () => {
    const before = examination();
    const after = locked(before, rectified(before, [{ path: '/competences/2/result', value: '13' }]));
    expect(isFaithfulRectification(before, after)).toBe(true);
    const { calculation } = content2(after);
    for (const other of [
      { ...calculation, lines: calculation.lines.slice(1) },
      before.calculation,
      { ...calculation, blocShares: [] },
    ]) {
      expect(isFaithfulRectification(before, { ...content2(after), calculation: other })).toBe(false);
    }
  });
});
