import { describe, expect, it } from 'vitest';
import { emptyGrid } from '../../../src/domain/assessment/grid.ts';
import {
  assessmentRefusal,
  isContentLocked,
  isDecisionStanding,
  isHeldForRuling,
  lockRefusal,
  markingRefusal,
  mayArrivalsMark,
  sealLacks,
  sealedGrids,
} from '../../../src/domain/passage/passage.assessing.ts';
import { NO_ACTS } from '../../../src/domain/jury/jury-acts.types.ts';
import { seatJury } from '../../../src/domain/jury/sitting.ts';
import type {
  AttendanceStatus,
  PassageStage,
  PassageState,
} from '../../../src/domain/passage/passage.types.ts';
import { AT, competence, sealed } from '../assessment/assessment.harness.ts';

const STAGES: readonly PassageStage[] = [
  'reception',
  'timed',
  'marking',
  'deliberation',
  'decision',
  'signature',
  'archived',
  'restarted',
];

const attended = (status: AttendanceStatus | null): PassageState['attendance'] =>
  status === null ? null : { status, note: '', at: AT };

describe('a member who marks', () => {
  const mayMark = (stage: PassageStage, status: AttendanceStatus | null) =>
    markingRefusal({ stage, attendance: attended(status) }, { isVoting: true, isSealed: false }) === null;

  it('marks while the candidate is heard and until the grids are read', () => {
    expect(STAGES.filter((stage) => mayMark(stage, 'present'))).toEqual(['reception', 'timed', 'marking']);
  });

  it.each<[AttendanceStatus | null, boolean]>([
    [null, false],
    ['present', true],
    ['late', true],
    ['absent-justified', false],
    ['absent-unjustified', false],
  ])('at the reception of a candidate noted %s: %s', (status, expected) => {
    expect(mayMark('reception', status)).toBe(expected);
  });

  it('has a voice, and an open grid', () => {
    const heard = { stage: 'timed', attendance: attended('present') } as const;
    expect(markingRefusal(heard, { isVoting: false, isSealed: true })?.code).toBe('member-may-not-mark');
    expect(markingRefusal(heard, { isVoting: true, isSealed: true })?.code).toBe('grid-sealed');
  });
});

describe('a grid to be sealed', () => {
  const competences = [competence('C1'), competence('C2')];
  const whole = sealed(
    'j1',
    Object.fromEntries(competences.flatMap(({ criteria }) => criteria.map(({ id }) => [id, 'acquis']))),
  );

  it('lacks each phase that has not ended and each mark', () => {
    const phases = [
      { id: 'presentation', endedAt: AT },
      { id: 'questions', endedAt: null },
    ];
    const lacks = sealLacks({ stage: 'timed', phases }, competences, emptyGrid('j1'));
    expect(lacks.unfinishedPhaseIds).toEqual(['questions']);
    expect(lacks.missing.map(({ competenceId }) => competenceId)).toEqual(['C1', 'C2']);
  });

  it('lacks nothing once both are there', () => {
    const phases = [{ id: 'presentation', endedAt: AT }];
    expect(sealLacks({ stage: 'timed', phases }, competences, whole)).toEqual({
      unfinishedPhaseIds: [],
      missing: [],
    });
  });

  it('does not wait for a phase that was not held, once the candidate has left', () => {
    const phases = [{ id: 'presentation', endedAt: null }];
    expect(sealLacks({ stage: 'marking', phases }, competences, whole).unfinishedPhaseIds).toEqual([]);
  });
});

describe('a jury that decides', () => {
  const standing = {
    quorum: { present: 2, required: 2, isMet: true },
    rules: { isPresidentRequired: true },
    hasPresident: true,
    undecidedCompetenceIds: [],
  };

  it('needs its quorum, then its president where one is required, then each result', () => {
    const short = { present: 1, required: 2, isMet: false };
    expect(assessmentRefusal(standing)).toBeNull();
    expect(assessmentRefusal({ ...standing, undecidedCompetenceIds: ['C2'] })).toEqual({
      ok: false,
      code: 'results-missing',
      details: { ids: ['C2'] },
    });
    const headless = { ...standing, hasPresident: false, undecidedCompetenceIds: ['C2'] };
    expect(assessmentRefusal(headless)?.code).toBe('president-not-seated');
    expect(assessmentRefusal({ ...headless, quorum: short })?.code).toBe('quorum-not-met');
    expect(
      assessmentRefusal({ ...standing, hasPresident: false, rules: { isPresidentRequired: false } }),
    ).toBeNull();
  });

  it('is held by a link that was found late, unless nobody is left to rule', () => {
    const held = { jury: { ...NO_ACTS, awaitsRuling: true } };
    expect(isHeldForRuling(held, false)).toBe(true);
    expect(isHeldForRuling(held, true)).toBe(false);
    expect(isHeldForRuling({ jury: NO_ACTS }, false)).toBe(false);
  });
});

describe('a content to be locked', () => {
  const decided = {
    quorum: { present: 1, required: 2, isMet: false },
    rules: { isPresidentRequired: false },
    hasPresident: false,
    undecidedCompetenceIds: [],
    stage: 'decision',
    isHeld: false,
    decision: { outcome: 'validated' },
  } as const;

  it.each([
    ['wrong-stage', { stage: 'deliberation', isHeld: true }],
    ['withdrawal-awaits-ruling', { isHeld: true, decision: null }],
    ['decision-missing', { decision: null }],
    ['quorum-not-met', {}],
  ] as const)('is refused: %s', (code, change) => {
    expect(lockRefusal({ ...decided, ...change })?.code).toBe(code);
  });

  it('may state without a quorum that nobody was assessed', () => {
    expect(lockRefusal({ ...decided, decision: { outcome: 'not-assessed' } })).toBeNull();
  });

  it('rests on a decision that nothing since has undone', () => {
    const arrivals = (seq: number, mayVote: boolean) => ({
      ...NO_ACTS,
      arrivals: [{ jurorId: 'j4', presence: 'on-site', at: AT, seq, mayVote } as const],
    });
    expect(isDecisionStanding(10, 0, NO_ACTS)).toBe(true);
    expect(isDecisionStanding(10, 11, NO_ACTS)).toBe(false);
    expect(isDecisionStanding(10, 0, arrivals(11, true))).toBe(false);
    expect(isDecisionStanding(10, 0, arrivals(11, false))).toBe(true);
    expect(isDecisionStanding(12, 11, arrivals(11, true))).toBe(true);
  });
});

describe('grids that count', () => {
  const member = (id: string) => ({
    id,
    name: id,
    capacity: '',
    college: 'other' as const,
    isPresident: false,
    isExternal: true,
    isConsultative: false,
    presence: 'on-site' as const,
  });
  const members = ['j1', 'j2', 'j3'].map(member);
  const grids = new Map([
    ['j1', sealed('j1', {})],
    ['j2', sealed('j2', {})],
    ['j3', emptyGrid('j3')],
  ]);
  const withdrawn = { jurorId: 'j2', kind: 'withdrawn', reason: 'Lien', at: AT } as const;
  const ids = (isCounted: boolean) =>
    sealedGrids(seatJury(members, [withdrawn], NO_ACTS), grids, isCounted).map(({ jurorId }) => jurorId);

  it('are sealed, and of who was not taken away by a link; nobody reads an open one', () => {
    expect(ids(true)).toEqual(['j1']);
    expect(ids(false)).toEqual(['j2']);
  });
});

describe('stages', () => {
  it('lock the content from the signatures on', () => {
    expect(STAGES.filter(isContentLocked)).toEqual(['signature', 'archived', 'restarted']);
  });

  it('let arrivals mark until grids are read, where the certification allows it', () => {
    expect(STAGES.filter((stage) => mayArrivalsMark({ arrivalsMayMark: true }, stage))).toEqual([
      'reception',
      'timed',
      'marking',
    ]);
    expect(STAGES.filter((stage) => mayArrivalsMark({}, stage))).toEqual([]);
  });
});
