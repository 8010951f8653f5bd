/**
 * What a candidate may see of a subject. The second screen, the printed sheet and every view of a candidate are built
 * from this type alone: what it lacks cannot leak.
 */
import type { LabelledValue, Subject, SubjectDocument, SubjectOffer } from './subject.schema.ts';

export interface CandidateSheet {
  readonly subjectId: string;
  readonly version: number;
  readonly title: string;
  readonly blocId: string;
  readonly context: string;
  readonly offer: SubjectOffer;
  /** Extract of the CRM; empty when the subject gives none. */
  readonly crm: readonly LabelledValue[];
  readonly documents: readonly SubjectDocument[];
}

/** The candidate's part of a subject. */
export function candidateSheet(subject: Subject): CandidateSheet {
  const { blocId, candidateContext, crm, documents, id, offer, title, version } = subject;
  return {
    subjectId: id,
    version,
    title,
    blocId,
    context: candidateContext,
    offer,
    crm: crm ?? [],
    documents: documents ?? [],
  };
}

/** Every text of a candidate's sheet, in reading order. */
export function sheetTexts({ context, crm, documents, offer, title }: CandidateSheet): readonly string[] {
  return [
    title,
    context,
    offer.title,
    ...offer.lines.flatMap(textsOf),
    ...(offer.notes === undefined ? [] : [offer.notes]),
    ...crm.flatMap(textsOf),
    ...documents.flatMap((document) => [document.title, document.text]),
  ];
}

function textsOf({ label, value }: LabelledValue): readonly string[] {
  return [label, value];
}
