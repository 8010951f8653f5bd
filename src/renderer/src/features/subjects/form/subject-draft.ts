/** A subject while it is being written. Lists of one-line texts are typed in one field, a line each. */
import { SALES_STAGE_IDS } from '../../../../../domain/roleplay/sales-stages.ts';
import type { SalesStageId } from '../../../../../domain/roleplay/sales-stages.ts';
import type {
  LabelledValue,
  Subject,
  SubjectDocument,
  SubjectDraft,
  SubjectMove,
  SubjectRole,
} from '../../../../../domain/roleplay/subject.schema.ts';
import type { ReferentielSummary } from '../../../../../shared/areas/certifications.ts';

export interface RoleForm {
  readonly id: string;
  readonly name: string;
  readonly brief: string;
  readonly knows: string;
  readonly mustNotSay: string;
  readonly moves: readonly SubjectMove[];
}

export interface CustomerForm {
  readonly name: string;
  readonly role: string;
  readonly company: string;
  readonly motives: string;
  readonly history: string;
  /** Both empty: the subject has no situation of disability. */
  readonly situation: string;
  readonly expectedAdaptation: string;
}

export interface SubjectForm {
  readonly title: string;
  readonly referentielId: string;
  /** Empty while it is not chosen. */
  readonly blocId: string;
  readonly competenceIds: readonly string[];
  readonly candidateContext: string;
  readonly offerTitle: string;
  readonly offerLines: readonly LabelledValue[];
  readonly offerNotes: string;
  readonly crm: readonly LabelledValue[];
  readonly documents: readonly SubjectDocument[];
  readonly customer: CustomerForm;
  readonly roles: readonly RoleForm[];
  readonly stages: readonly SalesStageId[];
  /** By criterion id; what the bloc no longer asks for is left out when it is saved. */
  readonly answers: Readonly<Record<string, string>>;
}

/** Any blank but those that French typography puts before its tall punctuation. */
const BLANKS = /[^\S\u{a0}\u{202f}]+/gu;

const EMPTY_PAIR: LabelledValue = { label: '', value: '' };

/** An empty subject on the only certification with a role play, if there is only one. */
export function emptyForm(referentiels: readonly ReferentielSummary[]): SubjectForm {
  const [first] = referentiels;
  return {
    title: '',
    referentielId: first?.id ?? '',
    blocId: '',
    competenceIds: [],
    candidateContext: '',
    offerTitle: '',
    offerLines: [EMPTY_PAIR],
    offerNotes: '',
    crm: [],
    documents: [],
    customer: {
      name: '',
      role: '',
      company: '',
      motives: '',
      history: '',
      situation: '',
      expectedAdaptation: '',
    },
    roles: [emptyRole([])],
    stages: SALES_STAGE_IDS,
    answers: {},
  };
}

/** What the form shows of a stored subject. */
export function formOf(subject: Subject): SubjectForm {
  const { crm, customer, documents, goodAnswers, offer, roles } = subject;
  return {
    title: subject.title,
    referentielId: subject.referentielId,
    blocId: subject.blocId,
    competenceIds: subject.competenceIds,
    candidateContext: subject.candidateContext,
    offerTitle: offer.title,
    offerLines: offer.lines,
    offerNotes: offer.notes ?? '',
    crm: crm ?? [],
    documents: documents ?? [],
    customer: {
      name: customer.name,
      role: customer.role,
      company: customer.company,
      motives: customer.motives.join('\n'),
      history: customer.history.join('\n'),
      situation: customer.disability?.situation ?? '',
      expectedAdaptation: customer.disability?.expectedAdaptation ?? '',
    },
    roles: roles.map((role) => ({
      ...role,
      knows: role.knows.join('\n'),
      mustNotSay: role.mustNotSay.join('\n'),
    })),
    stages: subject.stages,
    answers: Object.fromEntries(goodAnswers.map(({ criterionId, text }) => [criterionId, text])),
  };
}

/** What is sent to be saved; `criterionIds` are those of the competences aimed at, in their order. */
export function draftOf(form: SubjectForm, criterionIds: readonly string[]): SubjectDraft {
  const crm = filledPairs(form.crm);
  const documents = form.documents
    .map(({ text, title }) => ({ title: oneLine(title), text: paragraphs(text) }))
    .filter(({ text, title }) => text !== '' || title !== '');
  const notes = paragraphs(form.offerNotes);
  return {
    title: oneLine(form.title),
    referentielId: form.referentielId,
    blocId: form.blocId,
    competenceIds: form.competenceIds,
    candidateContext: paragraphs(form.candidateContext),
    offer: {
      title: oneLine(form.offerTitle),
      lines: filledPairs(form.offerLines),
      ...(notes === '' ? {} : { notes }),
    },
    ...(crm.length === 0 ? {} : { crm }),
    customer: customerOf(form.customer),
    roles: form.roles.map(roleOf),
    stages: SALES_STAGE_IDS.filter((id) => form.stages.includes(id)),
    goodAnswers: criterionIds.map((criterionId) => ({
      criterionId,
      text: paragraphs(form.answers[criterionId] ?? ''),
    })),
    ...(documents.length === 0 ? {} : { documents }),
  };
}

export function emptyRole(roles: readonly RoleForm[]): RoleForm {
  return {
    id: freshId(
      'role',
      roles.map(({ id }) => id),
    ),
    name: '',
    brief: '',
    knows: '',
    mustNotSay: '',
    moves: [],
  };
}

/** Stamps name a move by its id alone, so it is unique in the whole subject. */
export function emptyMove(roles: readonly RoleForm[]): SubjectMove {
  const taken = roles.flatMap(({ moves }) => moves.map(({ id }) => id));
  return { id: freshId('move', taken), kind: 'objection', text: '', moment: { kind: 'minute', minute: 3 } };
}

/** The texts of a field that takes one on each line. */
function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
}

/** Whether a row of two fields holds anything. */
function isPairFilled({ label, value }: LabelledValue): boolean {
  return label.trim() !== '' || value.trim() !== '';
}

function freshId(stem: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${stem}-${String(number)}`)) number += 1;
  return `${stem}-${String(number)}`;
}

function customerOf(customer: CustomerForm): SubjectDraft['customer'] {
  const situation = paragraphs(customer.situation);
  const expectedAdaptation = paragraphs(customer.expectedAdaptation);
  return {
    name: oneLine(customer.name),
    role: oneLine(customer.role),
    company: oneLine(customer.company),
    motives: linesOf(customer.motives),
    history: linesOf(customer.history),
    ...(situation === '' && expectedAdaptation === ''
      ? {}
      : { disability: { situation, expectedAdaptation } }),
  };
}

function roleOf({ brief, id, knows, moves, mustNotSay, name }: RoleForm): SubjectRole {
  return {
    id,
    name: oneLine(name),
    brief: paragraphs(brief),
    knows: linesOf(knows),
    mustNotSay: linesOf(mustNotSay),
    moves: moves.map((move) => ({ ...move, text: paragraphs(move.text) })),
  };
}

function filledPairs(pairs: readonly LabelledValue[]): readonly LabelledValue[] {
  return pairs
    .filter(isPairFilled)
    .map(({ label, value }) => ({ label: oneLine(label), value: oneLine(value) }));
}

/** The format takes no space at an edge and no empty line; nobody should have to see to that. */
function oneLine(text: string): string {
  return text.replace(BLANKS, ' ').trim();
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((paragraph) => paragraph.replace(BLANKS, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n');
}
