/** Every French string of the printed subjects. */
import type { MoveKind, MoveMoment } from '../../domain/roleplay/subject.schema.ts';
import { stageLabel } from '../../domain/roleplay/sales-stages.ts';

export const SHEET = {
  candidate: 'Feuille du candidat',
  confidential: 'Confidentiel jury',
  observer: 'Feuille de l’observateur',
} as const;

export const MOVE_KIND: Readonly<Record<MoveKind, string>> = {
  objection: 'Objection',
  complaint: 'Réclamation',
  question: 'Question',
  request: 'Demande',
};

/** When a player raises a move: "dès le début", "vers 6 min", or the stage that calls for it. */
export function momentText(moment: MoveMoment): string {
  if (moment.kind === 'stage') return stageLabel(moment.stage);
  return moment.minute === 0 ? 'Dès le début' : `Vers ${String(moment.minute)}\u00a0min`;
}

/** Between French quotation marks. */
export function quoted(text: string): string {
  return `«\u00a0${text}\u00a0»`;
}
