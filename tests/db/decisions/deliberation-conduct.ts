/** Candidates of a session, and what its jury is asked to decide of them. */
import type { TableRow } from '../../../src/shared/areas/decisions.ts';
import type { BlocDecision } from '../../../src/domain/bloc/bloc.schema.ts';
import {
  addPassage,
  archiveOne,
  command,
  decide,
  PIN,
  prepare,
  sealAll,
  signAll,
} from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { done } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { pick, playThrough, poolIds } from '../roleplay-conduct.ts';

const TESTS = ['BC1-questionnaire', 'BC1-workplace-observation'] as const;

/** The defence is archived, favourable; the other tests of BC1 have no result yet. */
export async function defended(panel: Panel): Promise<Prepared & { readonly enrolmentId: string }> {
  const passage = await prepare(panel, 2);
  await archiveOne(panel, passage);
  const { rows } = await done(panel.handlers.decisions.table({ sessionId: passage.sessionId }));
  return { ...passage, enrolmentId: rows[0]?.enrolmentId ?? '' };
}

/** The role play of the same candidate, refused. */
export async function playedAndRefused(panel: Panel, first: Prepared): Promise<void> {
  const owner = panel.db
    .prepare<[string], string>(
      `SELECT person_id FROM enrolment JOIN passage_enrolment ON enrolment_id = enrolment.id WHERE passage_id = ?`,
    )
    .pluck();
  const personId = owner.get(first.passageId) ?? '';
  const passageId = await addPassage(panel, first.sessionId, {
    testId: 'BC1-role-play',
    caseTitle: '',
    personId,
  });
  const passage = { ...first, passageId };
  const [subject = ''] = await poolIds(panel, passageId);
  await pick(panel, passageId, subject);
  await playThrough(panel, passage);
  await sealAll(panel, passage, 'non-acquis');
  await command(panel, passageId, { type: 'open-deliberation' });
  await command(panel, passageId, { type: 'close-deliberation' });
  await decide(panel, passageId, 'refused', 'Vente additionnelle absente.');
  await done(panel.handlers.minutes.lock({ passageId }));
  await signAll(panel, passage);
  await done(panel.handlers.minutes.archive({ passageId }));
}

export async function entered(panel: Panel, enrolmentId: string): Promise<void> {
  const result = {
    author: 'Gilda Serpolet',
    date: '2026-11-03',
    outOf: '20',
    reference: '',
    isExcused: false,
  };
  for (const testId of TESTS) {
    const score = { ...result, enrolmentId, testId, kind: 'score' as const, value: '15', outcome: null };
    await done(panel.handlers.candidates.recordEvidence(score));
  }
}

export const row = async (panel: Panel, { sessionId }: Prepared): Promise<TableRow> => {
  const { rows } = await done(panel.handlers.decisions.table({ sessionId }));
  const [first] = rows;
  if (first === undefined) throw new Error('no candidate');
  return first;
};

export const bc1 = async (panel: Panel, passage: Prepared) => {
  const cell = (await row(panel, passage)).blocs.find(({ blocId }) => blocId === 'BC1');
  if (cell === undefined) throw new Error('no bloc');
  return cell;
};

interface Asked {
  readonly outcome?: BlocDecision;
  readonly reason?: string;
  readonly blocId?: string;
  readonly by?: readonly string[];
  readonly pin?: string;
  readonly dueOn?: string;
}

export const ruled = (
  panel: Panel,
  { enrolmentId, jurorIds, sessionId }: Prepared & { enrolmentId: string },
  asked: Asked = {},
) => {
  const {
    blocId = 'BC1',
    by = [jurorIds[0] ?? ''],
    outcome = 'validated',
    pin = PIN,
    reason = 'Motif.',
  } = asked;
  return panel.handlers.decisions.decide({
    sessionId,
    decisions: [
      {
        enrolmentId,
        blocId,
        outcome,
        reason,
        recommendations: '',
        condition:
          outcome === 'conditional'
            ? { document: 'Attestation SST', dueOn: asked.dueOn ?? '2026-12-31', isLiftedByPresident: true }
            : null,
        vote: null,
        dissents: [],
        hasCastingVote: false,
      },
    ],
    confirmations: by.map((jurorId) => ({ jurorId, pin })),
  });
};
