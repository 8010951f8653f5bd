/** Certifications, evidence and rulings of one candidate, in as few words as a table of cases allows. */
import type { BlocDecision, Evidence } from '../../../src/domain/bloc/bloc.schema.ts';
import type { SealedRuling } from '../../../src/domain/bloc/current-ruling.ts';
import type { Certification } from '../../../src/domain/certification/certification.schema.ts';
import type { BlocRule } from '../../../src/domain/certification/rule.schema.ts';
import type { Test } from '../../../src/domain/certification/test.schema.ts';

export const BLOC = 'B1';
export const TODAY = '2026-11-24';

/** A test of the bloc, judged by a jury. */
export const test = (id: string, weight?: number, blocIds: readonly string[] = [BLOC]): Test => ({
  id,
  kind: 'oral',
  title: `Épreuve ${id}`,
  blocIds: [...blocIds],
  evaluators: [{ text: 'Jury', kind: 'jury' }],
  phases: [],
  results: 'whole',
  isDeciding: false,
  ...(weight === undefined ? {} : { weight }),
});

export const MEAN: BlocRule = { aggregation: { kind: 'weighted-mean', outOf: 20, threshold: 10 } };
export const EACH: BlocRule = { aggregation: { kind: 'all-required' } };

export type Known = Pick<Certification, 'blocs' | 'rule' | 'tests' | 'whole' | 'words'>;

export const certification = (
  rule: BlocRule | null,
  tests: readonly Test[],
  whole: Certification['whole'] = { aggregation: { kind: 'all-blocs' } },
  blocIds: readonly (string | readonly [string, number])[] = [BLOC],
): Known => ({
  blocs: blocIds.map((given) => {
    const [id, weight] = typeof given === 'string' ? [given] : given;
    return {
      id,
      sourceLabel: id,
      title: `Bloc ${id}`,
      activities: [],
      competenceIds: [],
      ...(weight === undefined ? {} : { weight }),
      ...(rule === null ? {} : { rule }),
    };
  }),
  tests: [...tests],
  rule: {
    jurors: 'majority',
    ties: 'jury',
    criteria: 'mean',
    aggregation: { kind: 'mean-share', threshold: 0.7 },
  },
  whole,
  words: {
    bloc: { one: 'bloc', many: 'blocs' },
    test: { favourable: 'Favorable', unfavourable: 'Défavorable', none: 'Non évaluée' },
    blocOutcome: { favourable: 'Bloc validé', unfavourable: 'Bloc non validé', none: 'Bloc non évalué' },
    whole: { total: 'Validation totale', partial: 'Validation partielle', none: 'Aucune validation' },
  },
});

/** Minutes of a test with a result out of 20, favourable from 10. */
export const minutes = (testId: string, value: number | null, other: Partial<Evidence> = {}): Evidence => ({
  id: `m-${testId}`,
  testId,
  blocIds: [],
  kind: 'minutes',
  date: TODAY,
  author: 'Jury fictif',
  state: 'done',
  result: {
    value: value === null ? null : String(value),
    outOf: value === null ? null : '20',
    outcome: value === null ? null : value >= 10 ? 'favourable' : 'unfavourable',
    mark: '',
  },
  isEliminatory: false,
  reference: { kind: 'minutes', number: '2026-K7Q4-0001', digest: 'a'.repeat(64), sessionId: 's' },
  status: 'usable',
  note: '',
  ...other,
});

export const stated = (
  testId: string,
  outcome: 'favourable' | 'unfavourable',
  other: Partial<Evidence> = {},
) => minutes(testId, null, { result: { value: null, outOf: null, outcome, mark: '' }, ...other });

export const away = (testId: string, state: 'absent' | 'excused'): Evidence =>
  minutes(testId, null, { id: `a-${testId}`, kind: 'absence', state, reference: null });

let sealed = 0;

/** A sealed ruling; its digest is its number, which is unique here. */
export const ruling = (
  number: string,
  outcome: BlocDecision,
  supersedes: readonly string[] = [],
  other: Partial<SealedRuling> = {},
): SealedRuling => ({
  enrolmentId: 'e',
  blocId: BLOC,
  kind: 'decision',
  outcome,
  number,
  digest: number,
  sealedAt: (sealed += 1),
  supersedes: supersedes.map((name) => ({ number: name, digest: name })),
  from: 'session-minutes',
  isMandated: true,
  ...other,
});
