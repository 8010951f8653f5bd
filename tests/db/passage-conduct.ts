/** Steps of a passage as a jury takes them, through the use cases only. */
import type { z } from 'zod';
import type { WithdrawalCause } from '../../src/domain/jury/jury-acts.types.ts';
import type { DeliberationView } from '../../src/shared/areas/passage/deliberation.ts';
import type { PassageView } from '../../src/shared/areas/passage/passages.ts';
import type { passageCommandInput } from '../../src/shared/areas/passage/commands.ts';
import type { memberInput } from '../../src/shared/areas/preparation/sessions.ts';
import type { passageInput } from '../../src/shared/areas/preparation/setups.ts';
import { inkSignature } from '../fixtures/minutes/signature-ink.ts';
import { done, minutesMs } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';
import { NEW_DETAILS } from '../../src/shared/areas/preparation/sessions.ts';

/** What a passage is conducted on. */
export type Stage = Pick<Panel, 'handlers' | 'drive'>;

type Command = z.output<typeof passageCommandInput>['command'];
type MemberInput = z.output<typeof memberInput>;
export type PassageInput = z.output<typeof passageInput>;

export const PIN = '2749';

export interface Prepared {
  readonly sessionId: string;
  readonly passageId: string;
  readonly jurorIds: readonly string[];
}

const MEMBERS = [
  { name: 'Ondine Tamaris', capacity: 'Cheffe des ventes', isPresident: true },
  { name: 'Barnabé Églantier', capacity: 'Commercial sédentaire', isPresident: false },
  { name: 'Sidonie Œillet', capacity: 'Responsable clientèle', isPresident: false },
] as const;

/** A session of 2 or 3 fictional jurors with PINs, and one passage. */
export async function prepare(
  panel: Stage,
  jurorCount: number,
  options: Partial<PassageInput> & {
    readonly member?: Partial<MemberInput>;
    /** Id of the certification, of which the newest version serves; the first version of the CQP when it is not said. */
    readonly certificationId?: string;
  } = {},
): Promise<Prepared> {
  const { sessions, referentiels } = panel.handlers;
  const { certificationId, member, ...passage } = options;
  const listed = await done(referentiels.list(undefined));
  const referentiel = listed.find(({ id, isModel, version }) =>
    certificationId === undefined ? !isModel && version === '1.0.0' : id === certificationId,
  );
  if (referentiel === undefined) throw new Error('no référentiel');
  const created = await done(
    sessions.save({
      ...NEW_DETAILS,
      title: 'Session des essais',
      date: '2026-11-24',
      place: 'Salle des Bruyères',
      referentiel: { id: referentiel.id, version: referentiel.version },
      blocIds: referentiel.blocs.map(({ id }) => id),
    }),
  );
  const jurorIds: string[] = [];
  for (const [index, juror] of MEMBERS.slice(0, jurorCount).entries()) {
    const isLast = index === jurorCount - 1;
    const session = await done(
      sessions.saveMember({
        sessionId: created.id,
        ...juror,
        college: 'professional',
        isExternal: true,
        isConsultative: false,
        presence: 'on-site',
        ...(isLast ? member : {}),
      }),
    );
    const added = session.members.at(-1);
    if (added === undefined) throw new Error('no member');
    jurorIds.push(added.id);
    await done(sessions.setPin({ jurorId: added.id, pin: PIN }));
  }
  const passageId = await addPassage(panel, created.id, passage);
  return { sessionId: created.id, passageId, jurorIds };
}

/** One more passage of a session. */
export async function addPassage(
  panel: Stage,
  sessionId: string,
  change: Partial<PassageInput> = {},
): Promise<string> {
  const setup = await done(
    panel.handlers.setups.save({
      sessionId,
      candidate: {
        lastName: 'Campanule',
        firstName: 'Joël',
        birthDate: '2001-02-03',
        birthPlace: 'Ville-Fictive',
        company: 'Biscuiterie imaginaire',
        trainingBody: 'Centre d’essai',
        tutor: 'Gilda Serpolet',
      },
      testId: 'BC1-oral-defence',
      caseTitle: 'Ouvrir un compte « cantines »',
      accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
      evaluatorChoice: null,
      plannedTime: '14:00',
      importedResults: {},
      ...change,
    }),
  );
  return setup.id;
}

export function command(panel: Stage, passageId: string, order: Command): Promise<PassageView> {
  return done(panel.handlers.passages.command({ passageId, command: order }));
}

/** Declarations, identity and attendance. */
export async function receive(panel: Stage, { passageId, jurorIds }: Prepared): Promise<void> {
  for (const jurorId of jurorIds) {
    await done(panel.handlers.passages.declare({ passageId, jurorId, kind: 'no-link', reason: '' }));
  }
  await command(panel, passageId, { type: 'check-identity', document: 'identity-card', note: '' });
  await command(panel, passageId, { type: 'record-attendance', status: 'present', note: '' });
}

/** A member leaves the jury, by their own PIN unless another's is given. */
export function withdraw(
  panel: Stage,
  passageId: string,
  jurorId: string,
  options: {
    readonly cause?: WithdrawalCause;
    readonly reason?: string;
    readonly by?: readonly string[];
  } = {},
): Promise<PassageView> {
  const { by = [jurorId], cause = 'departure', reason = 'Malaise' } = options;
  const confirmations = by.map((id) => ({ jurorId: id, pin: PIN }));
  return done(panel.handlers.passages.withdrawMember({ passageId, jurorId, cause, reason, confirmations }));
}

/** Both timed phases, to the second. */
export async function hear(panel: Stage, passage: Prepared): Promise<void> {
  const { passageId } = passage;
  // Whoever else is heard meanwhile.
  const start = (phaseId: string) =>
    done(
      panel.handlers.passages.command({
        passageId,
        command: { type: 'start-phase', phaseId },
        isSecondClockConfirmed: true,
      }),
    );
  await start('presentation');
  panel.drive.advance(minutesMs(15));
  await start('questions');
  panel.drive.advance(minutesMs(10));
  await command(panel, passageId, { type: 'end-phase' });
  await command(panel, passageId, { type: 'close-timed-phases' });
}

export async function openSeat(panel: Stage, { passageId }: Prepared, jurorId: string): Promise<string> {
  return (await done(panel.handlers.seats.open({ passageId, jurorId, pin: PIN }))).token;
}

/** One juror marks every criterion with `levelFor(index)`, and every first indicator as observed. */
export async function markAll(
  panel: Stage,
  passage: Prepared,
  jurorId: string,
  levelFor: (index: number) => string,
): Promise<string> {
  const token = await openSeat(panel, passage, jurorId);
  const { competences } = await done(panel.handlers.passages.get({ passageId: passage.passageId }));
  let index = 0;
  for (const { criteria } of competences) {
    for (const criterion of criteria) {
      const indicatorId = criterion.indicators[0]?.id;
      if (indicatorId !== undefined) {
        await done(panel.handlers.seats.observe({ token, indicatorId, value: 'observed' }));
      }
      await done(panel.handlers.seats.mark({ token, criterionId: criterion.id, levelId: levelFor(index) }));
      index += 1;
    }
  }
  return token;
}

/** Every juror marks the same and seals. */
export async function sealAll(panel: Stage, passage: Prepared, level = 'acquis'): Promise<void> {
  for (const jurorId of passage.jurorIds) {
    const token = await markAll(panel, passage, jurorId, () => level);
    await done(panel.handlers.seats.seal({ token }));
  }
}

export function decide(
  panel: Stage,
  passageId: string,
  outcome: 'validated' | 'refused' | 'not-assessed',
  reason = '',
): Promise<DeliberationView> {
  return done(
    panel.handlers.deliberation.decide({
      passageId,
      outcome,
      reason,
      recommendations: 'Poursuivre la veille.',
      vote: null,
      dissents: [],
      hasCastingVote: false,
    }),
  );
}

/** From an empty passage to the stage of signatures. */
export async function conductToSignature(panel: Stage, passage: Prepared): Promise<PassageView> {
  await receive(panel, passage);
  await hear(panel, passage);
  return concludeToSignature(panel, passage);
}

/** Grids, deliberation, decision and lock of a test that has been heard. */
export async function concludeToSignature(panel: Stage, passage: Prepared): Promise<PassageView> {
  const { passageId } = passage;
  await sealAll(panel, passage);
  await command(panel, passageId, { type: 'open-deliberation' });
  await command(panel, passageId, { type: 'close-deliberation' });
  await decide(panel, passageId, 'validated');
  return done(panel.handlers.minutes.lock({ passageId }));
}

export async function signAll(panel: Stage, { passageId, jurorIds }: Prepared): Promise<PassageView> {
  let view = await done(panel.handlers.passages.get({ passageId }));
  for (const [index, jurorId] of jurorIds.entries()) {
    const contentDigest = view.lock?.contentDigest ?? '';
    const svg = inkSignature(index + 1);
    view = await done(panel.handlers.minutes.sign({ passageId, jurorId, pin: PIN, contentDigest, svg }));
  }
  return view;
}

/** The whole passage; answers the id of its archived minutes. */
export async function archiveOne(panel: Stage, passage: Prepared): Promise<string> {
  await conductToSignature(panel, passage);
  await signAll(panel, passage);
  const { minutesId } = await done(panel.handlers.minutes.archive({ passageId: passage.passageId }));
  if (minutesId === null) throw new Error('not archived');
  return minutesId;
}

/** The president voids the lock that stands. */
export function unlock(
  panel: Stage,
  { jurorIds, passageId }: Prepared,
  reason: string,
  pin = PIN,
): Promise<PassageView> {
  return done(panel.handlers.minutes.unlock({ passageId, reason, jurorId: jurorIds[0] ?? '', pin }));
}
