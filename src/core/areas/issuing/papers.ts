/** Papers of a candidate: which there are, why not the others, and what they are made from. */
import { holderName } from '../../../domain/issuing/holder-name.ts';
import { refusalToIssue } from '../../../domain/issuing/issuing-rules.ts';
import type { IssueRefusal } from '../../../domain/issuing/issuing-rules.ts';
import type { IssuingTemplate, ResultCandidate } from '../../../domain/issuing/issuing.types.ts';
import type { CandidatePapers, IssuedView, PaperView } from '../../../shared/areas/issuing.ts';
import type { IssuedDocumentRepo, IssuedRecord } from '../../db/repos/issued-document.repo.ts';
import type { IssuingSources, SealedSession } from './issuing-sources.ts';
import type { PaperOrder, UnissuedPaper } from './paper-maker.ts';

/** Which paper of whom. */
export interface WantedPaper {
  readonly kind: PaperView['kind'];
  readonly blocId: string | null;
}

export function viewOf(record: IssuedRecord): IssuedView {
  const { holder, id, isSealed, issuedAt, kind, number, sha256 } = record;
  return { documentId: id, kind, number, holder, issuedAt, sha256, isSealed };
}

export interface PaperContext {
  readonly sources: IssuingSources;
  readonly minutes: SealedSession;
  readonly template: IssuingTemplate;
}

/** Why that paper cannot be issued today, or null. */
export function refusalOf(
  { minutes, sources, template }: PaperContext,
  candidate: ResultCandidate,
  { blocId, kind }: WantedPaper,
): IssueRefusal | null {
  return refusalToIssue({
    kind,
    blocId,
    candidate,
    template,
    results: minutes.results,
    isCurrent: (each) => sources.isCurrent(minutes, candidate, each),
    isObtained: () => sources.isObtained(minutes, candidate),
  });
}

/**
 * The original of an attestation or of a certificate that left from other minutes, to the same person, and that still stands; null
 * for none. What a later decision took away, or what was corrected, keeps no new original back.
 */
export function issuedElsewhere(
  { minutes, sources, template }: PaperContext,
  { enrolmentId }: ResultCandidate,
  { blocId, kind }: WantedPaper,
  issued: Pick<IssuedDocumentRepo, 'originalsOf'>,
): IssuedRecord | null {
  if (kind === 'notification') return null;
  const others = issued
    .originalsOf(sources.ofSamePerson(enrolmentId), kind)
    .filter(
      (record) =>
        record.blocId === blocId &&
        (record.sessionMinutesId !== minutes.id || record.enrolmentId !== enrolmentId),
    );
  const standing = others.find((record) => {
    const from = record.sessionMinutesId === null ? null : sources.minutes(record.sessionMinutesId);
    const holder = from?.results.candidates.find((each) => each.enrolmentId === record.enrolmentId);
    if (from === null || holder === undefined) return false;
    return refusalOf({ minutes: from, sources, template }, holder, { blocId, kind }) === null;
  });
  return standing ?? null;
}

/** Papers of a candidate in the order in which they are printed; an attestation for each bloc that was not held before. */
export function papersOfCandidate(
  context: PaperContext,
  candidate: ResultCandidate,
  issued: Pick<IssuedDocumentRepo, 'originalsOf'>,
  ofMinutes: readonly IssuedRecord[],
): CandidatePapers {
  const { enrolmentId, rows } = candidate;
  const own = ofMinutes.filter((record) => record.enrolmentId === enrolmentId);
  const wanted: readonly WantedPaper[] = [
    { kind: 'notification', blocId: null },
    ...rows
      .filter(({ state }) => state !== 'held')
      .map(({ blocId }) => ({ kind: 'attestation' as const, blocId })),
    { kind: 'certificate', blocId: null },
  ];
  return {
    enrolmentId,
    name: holderName(candidate),
    papers: wanted.map((paper): PaperView => {
      const same = own.filter(({ blocId, kind }) => kind === paper.kind && blocId === paper.blocId);
      const original = same.find(({ duplicateOf }) => duplicateOf === null);
      const refusal = refusalOf(context, candidate, paper);
      const elsewhere =
        original !== undefined || refusal !== null
          ? null
          : issuedElsewhere(context, candidate, paper, issued);
      const shown = original ?? elsewhere;
      return {
        ...paper,
        label: labelOf(context.minutes, paper.blocId),
        refusal: elsewhere === null ? refusal : 'issued-already',
        issued: shown === null ? null : viewOf(shown),
        duplicateCount: same.length - (original === undefined ? 0 : 1),
      };
    }),
  };
}

function labelOf({ results }: SealedSession, blocId: string | null): string {
  return blocId === null ? '' : (results.blocs.find(({ id }) => id === blocId)?.label ?? blocId);
}

/** What the paper is made from; `original` is what a duplicate repeats. */
export function paperOf(
  { minutes, sources, template }: PaperContext,
  candidate: ResultCandidate,
  { blocId, kind }: WantedPaper,
  original: IssuedRecord | null,
): UnissuedPaper {
  const common = {
    template,
    original: original === null ? null : { number: original.number, issuedAt: original.issuedAt },
    results: minutes.results,
    contentDigest: minutes.contentDigest,
    candidate,
    sex: sources.holder(candidate.enrolmentId)?.person.sex ?? null,
  };
  if (kind !== 'attestation') return { ...common, kind };
  const bloc = blocId ?? '';
  return { ...common, kind, blocId: bloc, competences: sources.competences(minutes, bloc) };
}

/** Where it is kept. */
export function placeOf(
  minutes: SealedSession,
  candidate: ResultCandidate,
  { blocId, kind }: WantedPaper,
  original: IssuedRecord | null,
): PaperOrder['place'] {
  return {
    kind,
    sessionMinutesId: minutes.id,
    enrolmentId: candidate.enrolmentId,
    blocId,
    holder: holderName(candidate),
    contentDigest: minutes.contentDigest,
    duplicateOf: original?.id ?? null,
  };
}
