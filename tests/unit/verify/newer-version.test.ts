import { describe, expect, it } from 'vitest';
import { newerSchema } from '../../../src/domain/minutes/schema-version.ts';
import { minutesDefinition } from '../../../src/drawing/minutes-document.ts';
import {
  buildMinutesFile,
  canonicalJson,
  minutesContentDigest,
  sha256Hex,
} from '../../../src/core/documents/minutes-file.ts';
import type { MinutesContent } from '../../../src/domain/minutes/minutes.schema.ts';
import { loadFaces } from '../../../src/core/documents/font-files.ts';
import { createPdfWriter } from '../../../src/drawing/pdf-writer.ts';
import { reserveFields } from '../../../src/drawing/reserved-fields.ts';
import { wordingOf } from '../../../src/verify/wording.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';
import { FONTS_DIR } from '../documents/pdf-tools.ts';

const TIMEOUT = 60_000;

/** Minutes whose attached data are those given. */
function minutesWith(data: string): Promise<Uint8Array> {
  const writer = createPdfWriter(loadFaces(FONTS_DIR));
  const content = oralDefence();
  const contentDigest = minutesContentDigest(content);
  const definition = minutesDefinition(
    { mode: 'original', content, contentDigest },
    { json: data, safe: writer.safe },
  );
  return writer.write(definition, (document) => {
    reserveFields(document, [{ name: 'Horodatage', label: 'Horodatage' }]);
  });
}

describe('a document whose instants no calendar knows', () => {
  it.each<[string, Partial<MinutesContent>]>([
    ['a zone that is nowhere', { timeZone: 'Mars/Olympus' }],
    ['an instant beyond every calendar', { lockedAt: 9_007_199_254_740_991 }],
  ])(
    'gets an answer: %s',
    async (_, changes) => {
      const content = { ...oralDefence(), ...changes } as MinutesContent;
      const bytes = await minutesWith(canonicalJson(buildMinutesFile(content).file));
      const report = await verifyDocuments([{ name: 'pv.pdf', bytes }]);
      expect(codesOf(report, 'fail')).toContain('pages-foreign-part');
      expect(report.verdict).toBe('altered');
      expect(wordingOf('fr').fill('{{lockedAt}}', { lockedAt: content.lockedAt }, content.timeZone)).toMatch(
        /\d/,
      );
    },
    TIMEOUT,
  );
});

describe('a document of a later version', () => {
  const later = { ...oralDefence(), schema: 'pupitre.minutes/3', ballots: [{ round: 1 }] };
  it.each([
    ['content', { schema: 'pupitre.minutes-file/2', content: later, contentDigest: sha256Hex('later') }],
    ['file', { schema: 'pupitre.minutes-file/3', parts: [], title: 'later' }],
    ['proof', { schema: 'pupitre.proof/3', number: 'PV-2031-0001' }],
  ])(
    'is said to be so, and never called not valid: %s',
    async (_, data) => {
      const bytes = await minutesWith(canonicalJson(data));
      const report = await verifyDocuments([{ name: 'pv.pdf', bytes }]);
      expect(codesOf(report, 'open')).toEqual(['data-newer']);
      expect(codesOf(report, 'fail')).toEqual([]);
      expect(report.verdict).toBe('not-checkable');
    },
    TIMEOUT,
  );

  it('is one only when its version is above those that are known', () => {
    const content = (schema: unknown) => ({ schema: 'pupitre.minutes-file/2', content: { schema } });
    expect(newerSchema(content('pupitre.minutes/3'))).toBe('pupitre.minutes/3');
    expect(newerSchema({ schema: 'pupitre.minutes/10' })).toBe('pupitre.minutes/10');
    const known = ['pupitre.minutes/1', 'pupitre.minutes/2', 'pupitre.proof/2', 'pupitre.minutes-file/2'];
    const odd = [
      'pupitre.minutes/03',
      'pupitre.minutes/2.5',
      'pupitre.minutes/-3',
      'other.minutes/9',
      '',
      3,
      null,
    ];
    for (const schema of [...known, ...odd]) {
      expect(newerSchema({ schema })).toBeNull();
      expect(newerSchema(content(schema))).toBeNull();
    }
    for (const data of [null, 'pupitre.minutes/3', 3, [], undefined]) expect(newerSchema(data)).toBeNull();
  });
});
