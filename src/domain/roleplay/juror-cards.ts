/** What the jury alone sees of a subject: one card for each juror who plays, and the sheet of those who observe. */
import type { SalesStageId } from './sales-stages.ts';
import type { GoodAnswer, Subject, SubjectCustomer, SubjectMove, SubjectRole } from './subject.schema.ts';

export interface JurorCard {
  readonly subjectId: string;
  readonly version: number;
  readonly title: string;
  readonly role: SubjectRole;
  readonly customer: SubjectCustomer;
}

export interface ObserverSheet {
  readonly subjectId: string;
  readonly version: number;
  readonly title: string;
  readonly stages: readonly SalesStageId[];
  /** Every planned move with who raises it. */
  readonly moves: readonly { readonly roleName: string; readonly move: SubjectMove }[];
  readonly goodAnswers: readonly GoodAnswer[];
}

/** The card of one role, or undefined when the subject has no such role. */
export function jurorCard(subject: Subject, roleId: string): JurorCard | undefined {
  const role = subject.roles.find(({ id }) => id === roleId);
  if (role === undefined) return undefined;
  const { customer, id, title, version } = subject;
  return { subjectId: id, version, title, role, customer };
}

/** What a juror who does not play follows: stages, planned moves, what a good answer shows. */
export function observerSheet({ goodAnswers, id, roles, stages, title, version }: Subject): ObserverSheet {
  return {
    subjectId: id,
    version,
    title,
    stages,
    moves: roles.flatMap(({ moves, name }) => moves.map((move) => ({ roleName: name, move }))),
    goodAnswers,
  };
}
