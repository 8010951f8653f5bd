/** What a file of format 1 said beyond it, brought to the certification that it means; each with a note. */
import { COLLEGES } from '../../jury/jury.types.ts';
import type { FaultPath } from '../../referentiel/referentiel.faults.ts';
import { isJuryTest } from '../certification.ts';
import type { Bloc, Certification, Competence } from '../certification.schema.ts';
import type { JuryRule, Rule } from '../rule.schema.ts';
import type { MarkScale } from '../scale.schema.ts';
import type { Test } from '../test.schema.ts';
import type { Lifts } from './lift.ts';
import { readScale } from './read-scale.ts';

/** What is said of one place of the file that was given. */
export interface Note {
  readonly at: FaultPath;
  readonly message: string;
}

interface Applied {
  readonly value: Certification;
  readonly notes: readonly Note[];
}

/** The certification with everything that was lifted out of its file. */
export function withLifts(certification: Certification, lifts: Lifts): Applied {
  return [
    withLanguage,
    withScales,
    withRules,
    withWeights,
    withJury,
    withTests,
    withMaterials,
    withAdvice,
  ].reduce<Applied>(
    (applied, step) => {
      const next = step(applied.value, lifts);
      return { value: next.value, notes: [...applied.notes, ...next.notes] };
    },
    { value: certification, notes: [] },
  );
}

function withLanguage(value: Certification, { language }: Lifts): Applied {
  if (language === undefined) return { value, notes: [] };
  const note = { at: language.path, message: `langue du texte : ${language.value}` };
  return { value: { ...value, language: language.value }, notes: [note] };
}

/** The scale of the file comes first: it serves wherever nothing names another. Points make a scale for each maximum. */
function withScales(value: Certification, { points, scale }: Lifts): Applied {
  const notes: Note[] = [];
  const scales: MarkScale[] = [];
  const read = scale === undefined ? null : readScale(scale.value);
  if (scale !== undefined) {
    if (read !== null) scales.push(read);
    const message =
      read === null
        ? 'échelle non reprise : décrivez-la dans « scales »'
        : `devient scales[0], « ${read.title} », qui sert partout où rien d’autre n’est nommé`;
    notes.push({ at: scale.path, message });
  }
  const step = read?.kind === 'numeric' ? read.step : 0.5;
  const scaleIdOf = new Map<string, string>();
  for (const [criterionId, { path, value: most }] of points) {
    const id = `points-${String(most).replace('.', '-')}`;
    if (!scales.some((known) => known.id === id)) scales.push(pointScale(id, most, step));
    scaleIdOf.set(criterionId, id);
    notes.push({ at: path, message: `devient l’échelle « ${id} » (scales), que ce critère nomme (scaleId)` });
  }
  const competences = value.competences.map((competence) => ({
    ...competence,
    criteria: competence.criteria.map((criterion) => {
      const scaleId = scaleIdOf.get(criterion.id);
      return scaleId === undefined ? criterion : { ...criterion, scaleId };
    }),
  }));
  return { value: { ...value, scales, competences }, notes };
}

function pointScale(id: string, max: number, step: number): MarkScale {
  const decimals = (String(step).split('.')[1] ?? '').length;
  return { kind: 'numeric', id, title: `Sur ${french(max)} points`, min: 0, max, step, decimals };
}

/** A scale of numbers makes a mark of the result: a mean, out of its maximum. */
function withRules(value: Certification, lifts: Lifts): Applied {
  const { eliminatory, points, threshold } = lifts;
  const first = value.scales[0];
  const isMarked = first?.kind === 'numeric' || points.size > 0;
  const outOf = first?.kind === 'numeric' && lifts.scale !== undefined ? first.max : 20;
  const share = threshold?.value ?? 0.5;
  const notes: Note[] = [];
  let { rule } = value;
  if (isMarked) {
    const mark = share <= 1 ? toSixDecimals(share * outOf) : share;
    rule = markedRule(points.size > 0, outOf, mark);
    const at = threshold?.path ?? lifts.scale?.path ?? [];
    const message = `devient rule.aggregation : moyenne pondérée sur ${french(outOf)}, seuil ${french(mark)} ; les notes des jurés font une moyenne (rule.jurors)`;
    notes.push({ at, message });
  } else if (threshold !== undefined) {
    rule = { ...rule, aggregation: { kind: 'mean-share', threshold: threshold.value } };
    notes.push({ at: threshold.path, message: 'devient rule.aggregation.threshold' });
  }
  const mark = rule.aggregation.kind === 'weighted-mean' ? rule.aggregation.threshold : outOf / 2;
  const blocs = value.blocs.map((bloc): Bloc => {
    const lifted = eliminatory.get(bloc.id);
    if (lifted === undefined) return bloc;
    const message = `devient blocs[].rule.eliminatoryBelow, avec une moyenne des épreuves du bloc sur ${french(outOf)}, seuil ${french(mark)}`;
    notes.push({ at: lifted.path, message });
    const aggregation = { kind: 'weighted-mean', outOf, threshold: mark } as const;
    return { ...bloc, rule: { aggregation, eliminatoryBelow: lifted.value } };
  });
  return { value: { ...value, rule, blocs }, notes };
}

function markedRule(hasPoints: boolean, outOf: number, threshold: number): Rule {
  return {
    jurors: 'mean',
    ties: 'jury',
    criteria: hasPoints ? 'sum' : 'mean',
    aggregation: { kind: 'weighted-mean', outOf, threshold },
  };
}

function withWeights(value: Certification, lifts: Lifts): Applied {
  const { coefficients, weights } = lifts;
  const notes: Note[] = [];
  const weigh = <Part extends { readonly id: string }>(part: Part, where: string): Part => {
    const lifted = weights.get(part.id);
    if (lifted === undefined) return part;
    const message = `devient ${where} (« ${part.id} ») : ce qui n’a pas de poids compte 1`;
    notes.push({ at: lifted.path, message });
    return { ...part, weight: lifted.value };
  };
  const competences = value.competences.map((competence): Competence => {
    const criteria = competence.criteria.map((criterion) =>
      weigh(criterion, 'competences[].criteria[].weight'),
    );
    const whole = weigh({ ...competence, criteria }, 'competences[].weight');
    const weight = weightOfPoints(competence, value, lifts);
    if (weight === null) return whole;
    const message = `n’a pas de poids : ${french(weight)} d’après ses points (competences[].weight)`;
    notes.push({ at: lifts.places.get(competence.id) ?? [], message });
    return { ...whole, weight };
  });
  const blocs = value.blocs.map((bloc): Bloc => {
    const lifted = coefficients.get(bloc.id);
    if (lifted === undefined) return bloc;
    const message =
      'devient blocs[].weight ; il compte si « whole » fait une moyenne des blocs (weighted-mean)';
    notes.push({ at: lifted.path, message });
    return { ...bloc, weight: lifted.value };
  });
  const tests = value.tests.map((test) => weigh(test, 'tests[].weight'));
  return { value: { ...value, competences, blocs, tests }, notes };
}

/**
 * Points weigh by themselves: a competence of 12 points counts more than one of 8. Beside weights that are shares, what has
 * none gets its share of the points; beside others it is left alone, null.
 */
function weightOfPoints(
  competence: Competence,
  { competences }: Certification,
  { points, weights }: Lifts,
): number | null {
  const worthOf = ({ criteria }: Competence) =>
    criteria.reduce((total, { id }) => total + (points.get(id)?.value ?? 0), 0);
  const worth = worthOf(competence);
  if (worth <= 0 || weights.has(competence.id)) return null;
  const given = competences.flatMap(({ id }) => weights.get(id)?.value ?? []);
  if (given.length === 0) return toSixDecimals(worth);
  const total = competences.reduce((sum, held) => sum + worthOf(held), 0);
  return given.every((weight) => weight < 1) ? toSixDecimals(worth / total) : null;
}

const JURY_READERS: { readonly [Key in keyof JuryRule]?: (value: unknown) => boolean } = {
  minMembers: (value) => typeof value === 'number',
  maxMembers: (value) => typeof value === 'number',
  quorum: (value) => typeof value === 'number',
  minExternalShare: (value) => typeof value === 'number',
  isPresidentRequired: (value) => typeof value === 'boolean',
  hasCastingVote: (value) => typeof value === 'boolean',
  isCountersigned: (value) => typeof value === 'boolean',
  arrivalsMayMark: (value) => typeof value === 'boolean',
  excludedVotingColleges: isColleges,
  parity: isColleges,
};

function isColleges(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => COLLEGES.some((college) => college === entry));
}

function withJury(value: Certification, { juryRules }: Lifts): Applied {
  if (juryRules === undefined) return { value, notes: [] };
  const taken = Object.entries(juryRules.value).map(([key, entry]) => {
    const isRead = Object.entries(JURY_READERS).some(([known, reads]) => known === key && reads(entry));
    return { key, entry, isRead };
  });
  const notes = taken.map(({ isRead, key }) => ({
    at: [...juryRules.path, key],
    message: isRead ? `devient jury.${key}` : 'non repris : voyez ce que « jury » peut dire',
  }));
  const rules = Object.fromEntries(taken.flatMap(({ entry, isRead, key }) => (isRead ? [[key, entry]] : [])));
  return { value: { ...value, jury: { ...value.jury, ...rules } }, notes };
}

function withTests(value: Certification, { evaluators, scopes }: Lifts): Applied {
  const notes: Note[] = [];
  const tests = value.tests.map((test): Test => {
    const kind = evaluators.get(test.id);
    const scope = scopes.get(test.id);
    if (kind !== undefined) {
      notes.push({ at: kind.path, message: `devient tests[].evaluators[].kind : « ${kind.value} »` });
    }
    if (scope !== undefined) notes.push({ at: scope.path, message: wideScope(value, scope.value) });
    return {
      ...test,
      ...(kind === undefined
        ? {}
        : { evaluators: test.evaluators.map(({ text }) => ({ text, kind: kind.value })) }),
      ...(scope === undefined
        ? {}
        : { blocIds: blocsOf(value, scope.value), competenceIds: scope.value, results: 'per-bloc' as const }),
    };
  });
  return { value: { ...value, tests }, notes };
}

/** Subjects of format 1 are those of role plays alone: another test that asked for one could never begin. */
function withMaterials(value: Certification, { places }: Lifts): Applied {
  const notes: Note[] = [];
  const tests = value.tests.map((test): Test => {
    const isPlayed = /role-?play|jeu-de-role/.test(test.kind) || /jeu de rôle/i.test(test.title);
    if (test.materials === undefined || isPlayed) return test;
    const message = `« subject » devient materials : « text », un texte remis au candidat ; « drawn-question » si c’est une question tirée, « role-play-subject » si c’est un jeu de rôle`;
    notes.push({ at: [...(places.get(test.id) ?? []), 'extras'], message });
    return { ...test, materials: ['text'] };
  });
  return { value: { ...value, tests }, notes };
}

function wideScope(certification: Certification, competenceIds: readonly string[]): string {
  const blocIds = blocsOf(certification, competenceIds).join(', ');
  return `une épreuve, plusieurs blocs : blocIds ${blocIds}, un résultat par bloc (results)`;
}

function blocsOf({ blocs }: Certification, wanted: readonly string[]): string[] {
  return blocs.flatMap(({ competenceIds, id }) =>
    wanted.some((one) => competenceIds.includes(one)) ? [id] : [],
  );
}

/** Format 1 had no test over several blocs: one passage was written once for each. */
function withAdvice(value: Certification, { places }: Lifts): Applied {
  const written = new Map<string, Test[]>();
  for (const test of value.tests.filter(isJuryTest)) {
    const key = JSON.stringify([test.kind, test.title]);
    written.set(key, [...(written.get(key) ?? []), test]);
  }
  const notes = [...written.values()].flatMap((tests) => {
    const [first, ...others] = tests;
    if (first === undefined || others.length === 0) return [];
    const ids = tests.map(({ id }) => id).join(', ');
    const message = `même épreuve en plusieurs blocs (${ids}) ? Si le candidat ne la passe qu’une fois, n’en gardez qu’une : blocIds les nomme tous, results vaut « per-bloc »`;
    return [{ at: places.get(first.id) ?? [], message }];
  });
  return { value, notes };
}

function toSixDecimals(value: number): number {
  return Number(value.toFixed(6));
}

function french(value: number): string {
  return String(value).replace('.', ',');
}
