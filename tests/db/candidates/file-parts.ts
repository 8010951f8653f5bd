/** Requests about candidates that the tests share. */
import { newPerson } from '../../../src/domain/candidate/person.ts';
import type { PersonDetails } from '../../../src/domain/candidate/person.ts';
import { done } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

type Details = Parameters<Panel['handlers']['candidates']['save']>[0]['details'];
type Enrolment = Parameters<Panel['handlers']['candidates']['enrol']>[0]['enrolment'];

export const ADMINISTRATOR_PIN = '8163';

export const ENROLMENT: Enrolment = {
  certification: { id: 'cqp-commercial-sedentaire-alimentaire', version: '1.0.0' },
  blocIds: ['BC1', 'BC3'],
  accessWay: 'CANDIDAT_LIBRE',
  vaeWay: null,
  initiative: null,
  enrolledOn: '2026-09-01',
  accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
  cpfFile: '',
};

export function person(change: Partial<PersonDetails> = {}): Details {
  const { firstNames, ...details } = { ...newPerson('Échantillon', 'Maëlle'), ...change };
  return { ...details, firstNames: [...firstNames] };
}

/** The first administrator, by id. */
export async function administrator({ handlers }: Panel, name = 'Ada Exemple'): Promise<string> {
  const named = await done(handlers.app.saveAdministrator({ name, isActive: true, pin: ADMINISTRATOR_PIN }));
  return named.at(-1)?.id ?? '';
}
