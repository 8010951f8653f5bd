/** Candidates: persons, what they are enrolled for, and results that no jury of this application gave. */
import { z } from 'zod';
import type { Likeness } from '../../domain/candidate/likeness.ts';
import { ACCESS_WAYS, HELD_SOURCES, INITIATIVES, VAE_WAYS } from '../../domain/candidate/enrolment.ts';
import type { DeclaredField, EnrolmentDetails } from '../../domain/candidate/enrolment.ts';
import { ENTRY_KINDS, ENTRY_OUTCOMES } from '../../domain/candidate/evidence.ts';
import { IMPORT_FIELDS } from '../../domain/candidate/import/columns.ts';
import type { ImportedFile, ImportedRow } from '../../domain/candidate/import/read-candidates.ts';
import type { PassedTest, PathBloc } from '../../domain/candidate/path.ts';
import type { Person } from '../../domain/candidate/person.ts';
import type { PassageStage } from '../../domain/passage/passage.types.ts';
import { answering } from '../endpoint.ts';
import {
  actorConfirmation,
  durationSchema,
  fileBytes,
  idSchema,
  isoDateSchema,
  nameText,
  pageShape,
  reasonSchema,
  requiredShortText,
  shortText,
} from '../request-parts.ts';
import type { NamedActor } from '../request-parts.ts';
import type { ListPage, ReadAs } from '../view-parts.ts';
import { scoreEndpoints } from './candidates/scores.ts';
import { referentielRef } from './certifications.ts';

const timeMeasureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('third') }),
  z.strictObject({
    kind: z.literal('fraction'),
    numerator: z.number().int().min(1).max(20),
    denominator: z.number().int().min(1).max(20),
  }),
  z.strictObject({ kind: z.literal('fixed'), extraMs: durationSchema }),
]);

/** The measure granted to a candidate. */
export const accommodationSchema = z.strictObject({
  timeMeasure: timeMeasureSchema,
  otherMeasures: z.array(requiredShortText).max(10),
});

/** Checked by `personFaults` of the domain beside: what it finds is answered with the field and the reason. */
export const personDetails = z.strictObject({
  birthName: nameText,
  usualName: nameText,
  firstNames: z.array(nameText).max(6),
  sex: z.enum(['F', 'M']).nullable(),
  birth: z.strictObject({
    date: isoDateSchema.nullable(),
    place: nameText,
    code: nameText.nullable(),
    postcode: nameText.nullable(),
    country: nameText.nullable(),
  }),
  email: nameText,
  phone: nameText,
  company: nameText,
  trainingBody: nameText,
  tutor: nameText,
});

const heldBloc = z.strictObject({
  blocId: idSchema,
  source: z.enum(HELD_SOURCES),
  reference: shortText,
  heldOn: isoDateSchema,
  validUntil: isoDateSchema.nullable(),
});

const enrolmentShape = {
  certification: referentielRef,
  blocIds: z.array(idSchema).max(100),
  accessWay: z.enum(ACCESS_WAYS).nullable(),
  vaeWay: z.enum(VAE_WAYS).nullable(),
  initiative: z.enum(INITIATIVES).nullable(),
  enrolledOn: isoDateSchema,
  accommodation: accommodationSchema,
  cpfFile: shortText,
};

export const personRef = z.strictObject({ personId: idSchema });

/** `personId` absent opens a file; `enrolment` enrols who is new in the same act. */
export const personInput = z.strictObject({
  personId: idSchema.exactOptional(),
  details: personDetails,
  enrolment: z.strictObject(enrolmentShape).exactOptional(),
});

export const enrolInput = z.strictObject({ personId: idSchema, enrolment: z.strictObject(enrolmentShape) });

export const enrolmentChange = z.strictObject({
  enrolmentId: idSchema,
  enrolment: z.strictObject(enrolmentShape),
});

export const heldInput = z.strictObject({ enrolmentId: idSchema, held: z.array(heldBloc).max(100) });

export const linkInput = z.strictObject({ passageId: idSchema, personId: idSchema });

export const entryInput = z.strictObject({
  enrolmentId: idSchema,
  testId: idSchema,
  kind: z.enum(ENTRY_KINDS),
  date: isoDateSchema,
  author: shortText,
  /** Decimals, with a comma or a point. */
  value: shortText.nullable(),
  outOf: shortText.nullable(),
  outcome: z.enum(ENTRY_OUTCOMES).nullable(),
  reference: shortText,
  isExcused: z.boolean(),
});

export const withdrawalInput = z.strictObject({ entryId: idSchema, reason: reasonSchema });

export const candidatePage = z.strictObject({
  text: shortText.exactOptional(),
  /** Id of a certification, whatever its version. */
  certificationId: idSchema.exactOptional(),
  /** Only those of whom a mandatory field of the declaration is missing. */
  isIncomplete: z.boolean().exactOptional(),
  ...pageShape,
});

export const mergeInput = z.strictObject({
  keptId: idSchema,
  mergedId: idSchema,
  reason: reasonSchema,
  confirmation: actorConfirmation,
});

export const mergeUndoInput = z.strictObject({
  mergeId: idSchema,
  reason: reasonSchema,
  confirmation: actorConfirmation,
});

export const dismissalInput = z.strictObject({
  oneId: idSchema,
  otherId: idSchema,
  confirmation: actorConfirmation,
});

export const likenessPage = z.strictObject({ ...pageShape });

const mappingSchema = z.array(z.enum(IMPORT_FIELDS).nullable()).max(200);

export const candidateFile = z.strictObject({
  bytes: fileBytes,
  /** The field of each column; read from the headings when it is not said. */
  mapping: mappingSchema.exactOptional(),
});

export const importPreviewInput = candidateFile.extend(pageShape);

export const importRowsInput = candidateFile.extend({
  enrolment: z.strictObject({
    certification: referentielRef,
    blocIds: z.array(idSchema).min(1).max(100),
    enrolledOn: isoDateSchema,
  }),
  /** Whose the rows are that look like someone known: a person by id, or someone new; rows without a word wait. */
  choices: z.array(z.strictObject({ line: z.int().min(1), personId: idSchema.nullable() })).max(5_000),
});

/** Who a person is, in a line of a list. */
export interface PersonLine {
  readonly personId: string;
  readonly birthName: string;
  readonly usualName: string;
  readonly firstNames: readonly string[];
  readonly birthDate: string | null;
  readonly isSample: boolean;
}

export interface CandidateRow extends PersonLine {
  readonly company: string;
  readonly certifications: readonly string[];
  readonly passageCount: number;
  readonly missing: readonly DeclaredField[];
}

/** A passage as the file of its candidate shows it. */
export interface FilePassage extends PassedTest {
  readonly sessionId: string;
  readonly sessionTitle: string;
  readonly status: 'proposition' | 'decision';
  readonly stage: PassageStage;
  /** It was begun anew: another attempt follows it. */
  readonly isFollowed: boolean;
  /** Minutes that stand, the last rectification of them. */
  readonly minutes: {
    readonly id: string;
    readonly number: string;
    readonly outcome: 'validated' | 'refused' | 'not-assessed';
    readonly jurors: readonly string[];
  } | null;
}

export interface FileEnrolment extends EnrolmentDetails {
  readonly id: string;
  /** Whose it was made: another than the person of the file where they were merged. */
  readonly personId: string;
  readonly title: string;
  readonly blocs: readonly { readonly id: string; readonly sourceLabel: string; readonly title: string }[];
  readonly tests: readonly {
    readonly id: string;
    readonly title: string;
    readonly blocIds: readonly string[];
  }[];
  readonly missing: readonly DeclaredField[];
  /** The certification says its code of the RNCP or the RS, under which results are declared. */
  readonly isCodeKnown: boolean;
  readonly path: readonly PathBloc<FilePassage>[];
}

export interface MergeView {
  readonly id: string;
  readonly kept: PersonLine;
  readonly merged: PersonLine;
  readonly reason: string;
  readonly by: NamedActor;
  readonly at: number;
  readonly undo: { readonly reason: string; readonly by: NamedActor; readonly at: number } | null;
}

/** Two who look alike, for people to say whether they are one. */
export interface LikePair {
  readonly one: PersonLine;
  readonly other: PersonLine;
  readonly likeness: Likeness;
}

export interface CandidateFile extends Person {
  readonly isSample: boolean;
  readonly missing: readonly DeclaredField[];
  readonly enrolments: readonly FileEnrolment[];
  readonly merges: readonly MergeView[];
  readonly alike: readonly AlikePerson[];
  /** Nothing belongs to it, so that it may go. */
  readonly isRemovable: boolean;
}

export type AlikePerson = PersonLine & { readonly likeness: Likeness };

/** What a file of candidates holds, a part of its rows at a time. */
export interface ImportPreview extends Omit<ImportedFile, 'rows'>, ReadAs, ListPage<PreviewRow> {
  readonly faultyCount: number;
}

export type PreviewRow = ImportedRow & {
  /** Those who may be the same person, a few at most. */
  readonly alike: readonly AlikePerson[];
};

export interface ImportReport {
  /** Persons who are new. */
  readonly added: number;
  readonly enrolled: number;
  /** Rows that must be mended first. */
  readonly faulty: number;
  /** Who was enrolled already. */
  readonly known: number;
  /** Lines of who looks like someone known, the first of them, and how many. */
  readonly waiting: readonly number[];
  readonly waitingCount: number;
}

export type CandidateTopic = 'candidates';

/** What can be asked of this area. */
export const candidateEndpoints = {
  candidates: {
    list: answering<ListPage<CandidateRow>>('desk')(candidatePage),
    get: answering<CandidateFile>('desk')(personRef),
    save: answering<CandidateFile>('desk')(personInput),
    remove: answering<null>('desk')(personRef),
    enrol: answering<CandidateFile>('desk')(enrolInput),
    changeEnrolment: answering<CandidateFile>('desk')(enrolmentChange),
    declareHeld: answering<CandidateFile>('desk')(heldInput),
    linkPassage: answering<CandidateFile>('desk')(linkInput),
    recordEvidence: answering<CandidateFile>('desk')(entryInput),
    withdrawEvidence: answering<CandidateFile>('desk')(withdrawalInput),
    previewImport: answering<ImportPreview>('desk')(importPreviewInput),
    importRows: answering<ImportReport>('desk')(importRowsInput),
    ...scoreEndpoints,
    likeness: answering<ListPage<LikePair>>('desk')(likenessPage),
    merge: answering<CandidateFile>('desk')(mergeInput),
    undoMerge: answering<CandidateFile>('desk')(mergeUndoInput),
    dismissLikeness: answering<null>('desk')(dismissalInput),
  },
} as const;
