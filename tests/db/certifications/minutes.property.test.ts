/**
 * Three hundred certifications at random, each with a session that plays one of its tests through the doors of the app: what
 * the minutes say of the certification is what its file says, in their content and in what their pages carry.
 */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Certification } from '../../../src/domain/certification/certification.schema.ts';
import type { MarkScale } from '../../../src/domain/certification/scale.schema.ts';
import type { Test } from '../../../src/domain/certification/test.schema.ts';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { durationMs } from '../../../src/domain/time/time.ts';
import { canonicalJson, sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import { NEW_DETAILS } from '../../../src/shared/areas/preparation/sessions.ts';
import { content2 } from '../../fixtures/minutes/content-2.ts';
import { certifications } from '../../fixtures/certifications/arbitrary.ts';
import { drawWith } from '../../fixtures/certifications/draw.ts';
import type { Draw } from '../../fixtures/certifications/draw.ts';
import {
  coveredBy,
  markedIn,
  ruleByFile,
  scaleOfCriterion,
  statedByContent,
  statedByFile,
} from '../../fixtures/certifications/stated.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { handOver } from '../handing.ts';
import { addPassage, command, openSeat, PIN, receive, signAll } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { attachedText } from '../signed-pdf.ts';

// On a loaded machine it takes four times what it takes on a quiet one.
vi.setConfig({ testTimeout: 900_000 });
afterEach(closePanels);

const RUNS = 300;
/** Whole documents take a second each: one in fifteen is signed, sealed and checked as outsiders do. */
const EACH_DOCUMENT = 15;

/** A certification of its own, a jury test of it, and the chance by which it is played. */
interface Play {
  readonly certification: Certification;
  readonly test: Test;
  readonly draw: Draw;
}

function plays(): fc.Arbitrary<Play> {
  return fc.tuple(certifications(), fc.gen()).map(([given, generator]) => {
    // The app composes the letters of every file that it is given; nothing else of it changes.
    const certification = JSON.parse(JSON.stringify(given).normalize('NFC')) as Certification;
    const draw = drawWith(generator, fc.integer);
    const tests = certification.tests.map(shortened);
    const held = tests.filter(({ evaluators }) => evaluators.some(({ kind }) => kind === 'jury'));
    return { certification: { ...certification, tests }, test: draw.oneOf(...held), draw };
  });
}

/** Phases of seconds: the clock of a passage writes at each one that goes by. */
function shortened(test: Test): Test {
  return {
    ...test,
    phases: test.phases.map((phase) => ({ ...phase, durationMs: 1 + (phase.durationMs % 3_000) })),
  };
}

/** Each import is preceded by a copy of all data, which is not the question here. */
function withoutCopies({ work }: Panel): void {
  const { run } = work;
  work.run = (job, request, options) =>
    job === 'copy' ? Promise.resolve(undefined as never) : run(job, request, options);
}

/** A session of one or two jurors, whose composition is not the question here. */
async function prepared(panel: Panel, { certification, draw, test }: Play): Promise<Prepared> {
  const { handlers } = panel;
  const bytes = new TextEncoder().encode(JSON.stringify(certification, null, 2));
  const { blocs, id, version } = await done(handlers.referentiels.importFile({ name: 'hasard.json', bytes }));
  const { id: sessionId, rules } = await done(
    handlers.sessions.save({
      ...{ ...NEW_DETAILS, title: 'Session du hasard', date: '2026-11-24', place: 'Salle fictive' },
      referentiel: { id, version },
      blocIds: blocs.map((bloc) => bloc.id),
    }),
  );
  const jurorIds: string[] = [];
  for (const name of ['Ondine Tamaris', 'Barnabé Églantier'].slice(0, draw.integer(1, 2))) {
    const { members } = await done(
      handlers.sessions.saveMember({
        ...{ sessionId, name, capacity: 'Membre', college: 'professional', presence: 'on-site' },
        ...{ isPresident: jurorIds.length === 0, isExternal: true, isConsultative: false },
      }),
    );
    const jurorId = members.at(-1)?.id ?? '';
    await done(handlers.sessions.setPin({ jurorId, pin: PIN }));
    jurorIds.push(jurorId);
  }
  expect(rules).toEqual(certification.jury);
  await done(
    handlers.sessions.save({
      ...{
        ...NEW_DETAILS,
        sessionId,
        title: 'Session du hasard',
        date: '2026-11-24',
        place: 'Salle fictive',
      },
      referentiel: { id, version },
      blocIds: blocs.map((bloc) => bloc.id),
      rules: {
        minMembers: 1,
        quorum: 1,
        isPresidentRequired: false,
        minExternalShare: 0,
        excludedVotingColleges: [],
      },
      settings: {
        ...{ scale: null, threshold: null, isThresholdConfirmed: false, reminderMs: [] },
        ...{ blocValidityYears: null, preparationMs: durationMs(0), departure: 'Jury d’essai' },
      },
    }),
  );
  const evaluatorChoice = test.contradiction === undefined ? null : ('jury' as const);
  const passageId = await addPassage(panel, sessionId, { testId: test.id, evaluatorChoice });
  return { sessionId, passageId, jurorIds };
}

/** Its phases, a mark at random on each criterion, and a decision: up to the lock. */
async function played(panel: Panel, play: Play): Promise<Prepared> {
  const { test } = play;
  const passage = await prepared(panel, play);
  const { passageId } = passage;
  await handOver(panel, passageId);
  await receive(panel, passage);
  for (const { durationMs: baseMs, id } of test.phases) {
    await command(panel, passageId, { type: 'start-phase', phaseId: id });
    panel.drive.advance(durationMs(baseMs));
  }
  await command(panel, passageId, { type: 'end-phase' });
  await command(panel, passageId, { type: 'close-timed-phases' });
  await marked(panel, play, passage);
  await command(panel, passageId, { type: 'open-deliberation' });
  await command(panel, passageId, { type: 'close-deliberation' });
  const { resultBlocs } = await done(panel.handlers.deliberation.get({ passageId }));
  const isPerBloc = test.results === 'per-bloc';
  await done(
    panel.handlers.deliberation.decide({
      ...{ passageId, outcome: 'refused', reason: 'Au hasard.', recommendations: '' },
      ...(isPerBloc
        ? {
            blocs: resultBlocs.map((bloc) => ({ blocId: bloc.id, outcome: 'refused', reason: 'Au hasard.' })),
          }
        : {}),
      ...{ vote: null, dissents: [], hasCastingVote: false },
    }),
  );
  await done(panel.handlers.minutes.lock({ passageId }));
  return passage;
}

/** Jurors whose majority is asked for mark alike, so that no result is left to them. */
async function marked(panel: Panel, { certification, draw, test }: Play, passage: Prepared): Promise<void> {
  const isAlike = ruleByFile(certification, test).jurors === 'majority';
  const chosen = new Map<string, string>();
  for (const jurorId of passage.jurorIds) {
    const token = await openSeat(panel, passage, jurorId);
    for (const competence of coveredBy(certification, test)) {
      for (const { id: criterionId, indicators, scaleId } of markedIn(competence)) {
        const scale = scaleOfCriterion(certification, test, competence, scaleId);
        const known = isAlike ? chosen.get(criterionId) : undefined;
        const levelId = known ?? someMark(draw, scale);
        chosen.set(criterionId, levelId);
        await done(panel.handlers.seats.mark({ token, criterionId, levelId }));
        for (const { id: indicatorId } of draw.subset([...indicators])) {
          await done(panel.handlers.seats.observe({ token, indicatorId, value: 'observed' }));
        }
      }
    }
    await done(panel.handlers.seats.seal({ token }));
  }
}

function someMark(draw: Draw, scale: MarkScale): string {
  if (scale.kind !== 'numeric') return draw.oneOf(...scale.levels).id;
  const steps = Math.floor((scale.max - scale.min) / scale.step);
  return String(scale.min + draw.integer(0, steps) * scale.step);
}

/** What the members sign, as it is kept. */
function lockedText({ db }: Panel, passageId: string): string {
  const found = db
    .prepare<[string], { content: string }>('SELECT content FROM content_lock WHERE passage_id = ?')
    .get(passageId);
  return found?.content ?? expect.unreachable();
}

function expectStated(content: MinutesContent2, { certification, test }: Play): void {
  const said = statedByContent(content);
  const { scales, ...meant } = statedByFile(certification, test);
  expect(said).toMatchObject(meant);
  expect(canonicalJson({ ...said, scales: [] })).toBe(canonicalJson({ ...meant, scales: [] }));
  // Those that serve here, each as the file has it.
  for (const scale of said.scales) expect(scales).toContainEqual(scale);
  const ids = content.scales.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { criteria } of content.competences) {
    for (const { scaleId } of criteria) expect(ids).toContain(scaleId);
  }
  expect(content.certification.digest).toBe(sha256Hex(canonicalJson(certification)));
}

describe('the minutes of any certification', () => {
  it('say of it what its file says, in what is signed and in what the pages carry', async () => {
    const panel = openPanel();
    withoutCopies(panel);
    let rank = 0;
    await fc.assert(
      fc.asyncProperty(plays(), async (drawn) => {
        rank += 1;
        // Two at random may bear one name: each is a version of its own here.
        const play = { ...drawn, certification: { ...drawn.certification, version: `${String(rank)}.0.0` } };
        const passage = await played(panel, play);
        const { passageId } = passage;
        const text = lockedText(panel, passageId);
        const content = content2(JSON.parse(text) as MinutesContent2);
        expect(canonicalJson(content)).toBe(text);
        expectStated(content, play);
        if (rank % EACH_DOCUMENT !== 0) return;

        await signAll(panel, passage);
        const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
        const pdf = await done(panel.handlers.archive.pdf({ minutesId: minutesId ?? '' }));
        const report = await verifyDocuments([{ name: 'pv.pdf', bytes: pdf }]);
        expect(report.verdict).toBe('intact-unconfirmed');
        const file = JSON.parse(attachedText(panel.folder, pdf)) as { content: MinutesContent2 };
        expect(canonicalJson(file.content)).toBe(text);
        expectStated(content2(file.content), play);
      }),
      // A failure names its seed; to shrink one takes many minutes.
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});
