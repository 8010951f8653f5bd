import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/domain/minutes/canonical.ts';
import { minutesContentSchema } from '../../../src/domain/minutes/minutes.schema.ts';
import type { MinutesContent } from '../../../src/domain/minutes/minutes.schema.ts';
import { applyRectification, isFaithfulRectification } from '../../../src/domain/minutes/rectification.ts';
import type { MentionChange } from '../../../src/domain/minutes/rectification.ts';
import { rectifiableMentions } from '../../../src/domain/minutes/rectification-mentions.ts';
import type { Mention } from '../../../src/domain/minutes/rectification-mentions.ts';
import { replaceAt } from '../../../src/domain/minutes/rectification-pointer.ts';
import { absence, refusal } from '../../fixtures/minutes/minutes-samples.ts';
import { examination } from '../../fixtures/minutes/examination.ts';
import { asContent2 } from '../../fixtures/minutes/as-content-2.ts';
import { juryActs } from '../../fixtures/minutes/jury-acts.ts';
import { oralDefence } from '../../fixtures/minutes/oral-defence.ts';
import { rolePlay } from '../../fixtures/minutes/role-play.ts';

const SEED = 20_261_124;

const date = fc
  .tuple(
    fc.integer({ min: 1930, max: 2012 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(
    ([year, month, day]) =>
      `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  );

function valueOf({ choices, input }: Mention): fc.Arbitrary<string> {
  switch (input) {
    case 'line':
    case 'text':
      return fc.string({ unit: 'grapheme', maxLength: 40 });
    case 'number':
      return fc.integer({ min: 0, max: 40 }).map((half) => String(half / 2));
    case 'date':
      return date;
    case 'choice':
      return fc.constantFrom(...choices);
  }
}

/** Minutes, and new values for some of their mentions; now and then one that is not of its kind. */
const attempt: fc.Arbitrary<readonly [MinutesContent, readonly MentionChange[]]> = fc
  .constantFrom<MinutesContent[]>(
    oralDefence(),
    refusal(),
    absence(),
    rolePlay(),
    asContent2(oralDefence()),
    juryActs(),
    examination(),
  )
  .chain((content) =>
    fc.subarray([...rectifiableMentions(content)]).chain((mentions) =>
      fc
        .tuple(
          ...mentions.map((mention) =>
            fc.record({
              path: fc.constant(mention.path),
              value: fc.oneof(
                { arbitrary: valueOf(mention), weight: 20 },
                { arbitrary: fc.string(), weight: 1 },
              ),
            }),
          ),
        )
        .map((changes) => [content, changes] as const),
    ),
  );

const STATEMENT = {
  number: 'PV-2026-0042',
  contentDigest: 'c'.repeat(64),
  pdfSha256: 'd'.repeat(64),
  archivedAt: 0,
  reason: 'Faute de frappe.',
};

const criteriaOf = ({ competences }: MinutesContent): readonly unknown[] =>
  competences.map(({ criteria }) => criteria);

describe('any rectification', () => {
  it('is refused, or stays valid minutes that its differences lead back to the first', () => {
    let accepted = 0;
    fc.assert(
      fc.property(attempt, ([content, changes]) => {
        const before = canonicalJson(content);
        const result = applyRectification(content, changes);
        expect(canonicalJson(content)).toBe(before);
        if (!result.ok) return;
        accepted += 1;
        const { content: corrected, differences } = result.value;
        expect(minutesContentSchema.parse(corrected)).toEqual(corrected);
        expect(differences.length).toBeGreaterThanOrEqual(changes.length);
        for (const { before: was, after } of differences) expect(after).not.toBe(was);
        const undone = differences.reduceRight<unknown>(
          (data, { path, before: was }) => replaceAt(data, path, was),
          corrected,
        );
        // The steps of a calculation follow from the results that are listed.
        const steps = (data: unknown) => canonicalJson({ ...(data as object), calculation: null });
        expect(steps(undone)).toBe(steps(content));
        expect(
          isFaithfulRectification(content, {
            ...corrected,
            rectification: { ...STATEMENT, differences: [...differences] },
          }),
        ).toBe(true);
        expect(corrected.phases).toEqual(content.phases);
        expect(corrected.conduct).toEqual(content.conduct);
        expect(corrected.identity).toEqual(content.identity);
        expect(criteriaOf(corrected)).toEqual(criteriaOf(content));
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect(accepted).toBeGreaterThan(40);
  });
});
