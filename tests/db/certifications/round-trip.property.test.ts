/** Three hundred certifications at random through a file, the reader, the door of the app and the database, unchanged. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  parseCertification,
  parseCertificationText,
} from '../../../src/domain/certification/certification.parse.ts';
import { canonicalJson, sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import { recordOf, createReferentielRepo } from '../../../src/core/db/repos/referentiel.repo.ts';
import { instant } from '../../../src/domain/time/time.ts';
import { certifications } from '../../fixtures/certifications/arbitrary.ts';
import { openTempDatabase } from '../temp-database.ts';
import type { TempDatabase } from '../temp-database.ts';

const opened: TempDatabase[] = [];

afterEach(() => {
  for (const temp of opened.splice(0)) temp.dispose();
});

describe('a certification', { timeout: 120_000 }, () => {
  it('comes back unchanged from a file and from the database', () => {
    const temp = openTempDatabase();
    opened.push(temp);
    const put = createReferentielRepo(temp.db);
    fc.assert(
      fc.property(certifications(), fc.constantFrom(0, 2, '\t'), (certification, indent) => {
        expect(parseCertification(certification)).toEqual({
          ok: true,
          format: 2,
          value: certification,
          file: certification,
        });
        const text = JSON.stringify(certification, null, indent);
        const reading = parseCertificationText(text);
        if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
        expect(reading.value).toEqual(certification);
        expect(parseCertificationText(JSON.stringify(reading.value, null, indent))).toEqual(reading);
        expect(canonicalJson(reading.value)).toBe(canonicalJson(certification));

        const { id, version } = certification;
        const digest = sha256Hex(canonicalJson(reading.file));
        put.put(recordOf(reading.file, digest), instant(0));
        // Another connection's repo, which keeps nothing in memory.
        const record = createReferentielRepo(temp.db).get(id, version);
        expect(record?.certification).toEqual(certification);
        expect(record?.digest).toBe(digest);
        expect(sha256Hex(canonicalJson(record?.file))).toBe(digest);
      }),
      // A failure names its seed; to shrink one takes many minutes.
      { numRuns: 300, endOnFailure: true },
    );
  });
});
