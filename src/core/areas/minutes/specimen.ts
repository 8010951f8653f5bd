/** Pages of minutes for a look at what a certification gives: of an invented passage, stored nowhere. */
import { isJuryTest, findTest, testsBeside } from '../../../domain/certification/certification.ts';
import type { Certification } from '../../../domain/certification/certification.schema.ts';
import { parseCertification } from '../../../domain/certification/certification.parse.ts';
import { tidyDraft } from '../../../domain/certification/draft/draft-shape.ts';
import type { MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import { cappedFaults } from '../../../domain/referentiel/referentiel.faults.ts';
import type { Test } from '../../../domain/certification/test.schema.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import { chainHead } from '../../db/chain.ts';
import { recordOf } from '../../db/repos/referentiel.repo.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import type { Deps } from '../../kernel/deps.ts';
import { localDate } from '../../kernel/local-date.ts';
import { granted, notFound, refuse, refusePaths } from '../../kernel/refusal.ts';
import { evaluatorText, readDraft } from '../certifications/index.ts';
import type { SignedDocuments } from '../signing/index.ts';
import { buildMinutesContent, NO_NUMBER } from './minutes-content.ts';
import { specimenFacts } from './specimen-facts.ts';

interface SpecimenDeps {
  readonly deps: Deps;
  readonly documents: SignedDocuments;
}

/** Answers the pages of a draft without faults; refuses any other with each of its faults. */
export function createSpecimen({ deps, documents }: SpecimenDeps): AreaHandlers<'minutes'>['specimen'] {
  return async ({ content, testId }) => {
    const draft = readDraft(content);
    if (draft === null) return refusePaths('content');
    const reading = parseCertification(tidyDraft(draft));
    if (!reading.ok) return refuse('referentiel-invalid', { name: '', ...cappedFaults(reading.faults) });
    const { certification } = recordOf(reading.file, '');
    const test = findTest(certification, testId);
    if (test === undefined || !isJuryTest(test) || test.phases.length === 0) return notFound({ testId });
    try {
      const minutes = contentOf(deps, certification, test);
      return granted(await documents.draft(minutes, sha256Hex(canonicalJson(minutes))));
    } catch (error) {
      deps.logFailure('minutes.specimen', error);
      return { ok: false, code: 'document-failed' };
    }
  };
}

function contentOf(deps: Deps, certification: Certification, test: Test): MinutesContent2 {
  const now = deps.clock.read();
  const organisation = deps.repos.preferences.all()['organisation'];
  const facts = specimenFacts({
    certification,
    test,
    digest: sha256Hex(canonicalJson(certification)),
    organisation: typeof organisation === 'string' ? organisation : '',
    today: localDate(now.wall, deps.timeZone),
    now,
  });
  return buildMinutesContent(facts, [], {
    number: NO_NUMBER,
    revision: 1,
    lockedAt: now,
    timeZone: deps.timeZone,
    appVersion: deps.appVersion,
    chain: chainHead(deps.db),
    authority: null,
    seal: null,
    attempts: [],
    together: null,
    lateEntries: [],
    paperGrids: [],
    otherTests: testsBeside(certification, test).map((other) => ({
      testId: other.id,
      title: other.title,
      evaluator: evaluatorText(other),
      blocIds: [...other.blocIds],
      state: 'to-come',
      minutes: null,
      imported: null,
    })),
  });
}
