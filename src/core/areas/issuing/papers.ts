/** Papers of a candidate: which there are, why not the others, and what they are made from. */
import { holderName } from '../../../domain/issuing/holder-name.ts';
import { refusalToIssue } from '../../../domain/issuing/issuing-rules.ts';
import type { IssueRefusal } from '../../../domain/issuing/issuing-rules.ts';
import type { IssuingTemplate, ResultCandidate } from '../../../domain/issuing/issuing.types.ts';
import type { CandidatePapers, IssuedView, PaperView } from '../../../shared/areas/issuing.ts';
import type { IssuedRecord } from '../../db/repos/issued-document.repo.ts';
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

/** Papers of a candidate in the order in which they are printed; an attestation for each bloc that was not held before. */
export function papersOfCandidate(
  context: PaperContext,
  candidate: ResultCandidate,
  issued: readonly IssuedRecord[],
): CandidatePapers {
  const { enrolmentId, rows } = candidate;
  const own = issued.filter((record) => record.enrolmentId === enrolmentId);
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
      return {
        ...paper,
        label: labelOf(context.minutes, paper.blocId),
        refusal: refusalOf(context, candidate, paper),
        issued: original === undefined ? null : viewOf(original),
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
