/**
 * What files of format 1 say beyond it, in keys that their authors made up or in ways that it refused: taken out of the file,
 * so that the rest can be read, and kept beside it.
 */
import type { FaultPath } from '../../referentiel/referentiel.faults.ts';
import { EVALUATOR_KINDS } from '../test.schema.ts';
import type { Evaluator } from '../test.schema.ts';
import { asList, asNumber, asObject, asText, mapObjects, without } from './raw.ts';
import type { RawObject } from './raw.ts';

/** A number and where it stood. */
export interface Lifted<Value> {
  readonly path: FaultPath;
  readonly value: Value;
}

export interface Lifts {
  readonly language?: Lifted<string>;
  readonly scale?: Lifted<RawObject>;
  readonly threshold?: Lifted<number>;
  readonly juryRules?: Lifted<RawObject>;
  /** By the id of a bloc. */
  readonly coefficients: ReadonlyMap<string, Lifted<number>>;
  readonly eliminatory: ReadonlyMap<string, Lifted<number>>;
  /** By the id of a competence, of a criterion or of a test. */
  readonly weights: ReadonlyMap<string, Lifted<number>>;
  /** By the id of a criterion. */
  readonly points: ReadonlyMap<string, Lifted<number>>;
  /** By the id of a test: a kind of evaluator that format 1 had not, and blocs beyond the one that holds the test. */
  readonly evaluators: ReadonlyMap<string, Lifted<Evaluator['kind']>>;
  readonly scopes: ReadonlyMap<string, Lifted<readonly string[]>>;
  /** Where each competence and each test stood, by its id. */
  readonly places: ReadonlyMap<string, FaultPath>;
}

interface Draft {
  language?: Lifted<string>;
  scale?: Lifted<RawObject>;
  threshold?: Lifted<number>;
  juryRules?: Lifted<RawObject>;
  readonly coefficients: Map<string, Lifted<number>>;
  readonly eliminatory: Map<string, Lifted<number>>;
  readonly weights: Map<string, Lifted<number>>;
  readonly points: Map<string, Lifted<number>>;
  readonly evaluators: Map<string, Lifted<Evaluator['kind']>>;
  readonly scopes: Map<string, Lifted<readonly string[]>>;
  readonly places: Map<string, FaultPath>;
}

const OLD_ROLES = ['platform', 'tutor', 'jury'];

/** The file without what format 1 does not know and this can read; a key that is not understood stays in it. */
export function lift(file: RawObject): { readonly rest: RawObject; readonly lifts: Lifts } {
  const draft: Draft = {
    coefficients: new Map(),
    eliminatory: new Map(),
    weights: new Map(),
    points: new Map(),
    evaluators: new Map(),
    scopes: new Map(),
    places: new Map(),
  };
  const head = liftHead(file, draft);
  const blocs = mapObjects(head['blocs'], (bloc, index) => liftBloc(bloc, ['blocs', index], file, draft));
  return { rest: { ...head, ...('blocs' in head ? { blocs } : {}) }, lifts: draft };
}

function liftHead(file: RawObject, draft: Draft): RawObject {
  const { juryRules, language, scale } = file;
  const threshold = asNumber(file['threshold']);
  const taken: string[] = [];
  if (Object.keys(asObject(scale)).length > 0) {
    draft.scale = { path: ['scale'], value: asObject(scale) };
    taken.push('scale');
  }
  if (threshold !== undefined) {
    draft.threshold = { path: ['threshold'], value: threshold };
    taken.push('threshold');
  }
  if (Object.keys(asObject(juryRules)).length > 0) {
    draft.juryRules = { path: ['juryRules'], value: asObject(juryRules) };
    taken.push('juryRules');
  }
  const rest = without(file, taken);
  if (typeof language !== 'string' || language === 'fr') return rest;
  draft.language = { path: ['language'], value: language };
  return { ...rest, language: 'fr' };
}

function liftBloc(bloc: RawObject, at: FaultPath, file: RawObject, draft: Draft): RawObject {
  const rest = liftNumber(
    liftNumber(bloc, 'coefficient', at, draft.coefficients),
    'eliminatoryBelow',
    at,
    draft.eliminatory,
  );
  const competences = mapObjects(rest['competences'], (competence, index) => {
    const path = [...at, 'competences', index];
    draft.places.set(asText(competence['id']) ?? '', path);
    const plain = liftNumber(competence, 'weight', path, draft.weights);
    const criteria = mapObjects(plain['criteria'], (criterion, rank) => {
      const place = [...path, 'criteria', rank];
      return liftNumber(
        liftNumber(criterion, 'weight', place, draft.weights),
        'maxPoints',
        place,
        draft.points,
      );
    });
    return { ...plain, ...('criteria' in plain ? { criteria } : {}) };
  });
  const tests = mapObjects(rest['tests'], (test, index) =>
    liftTest(test, [...at, 'tests', index], { bloc, file, draft }),
  );
  return {
    ...rest,
    ...('competences' in rest ? { competences } : {}),
    ...('tests' in rest ? { tests } : {}),
  };
}

interface TestSurroundings {
  readonly bloc: RawObject;
  readonly file: RawObject;
  readonly draft: Draft;
}

function liftTest(test: RawObject, at: FaultPath, { bloc, draft, file }: TestSurroundings): RawObject {
  const id = asText(test['id']) ?? '';
  draft.places.set(id, at);
  const rest = liftNumber(liftNumber(test, 'coefficient', at, draft.weights), 'weight', at, draft.weights);
  const role = asText(asObject(rest['evaluator'])['role']);
  const kind = OLD_ROLES.includes(role ?? '') ? undefined : EVALUATOR_KINDS.find((known) => known === role);
  if (kind !== undefined) {
    draft.evaluators.set(id, { path: [...at, 'evaluator', 'role'], value: kind });
  }
  // Stands for it in the reading: neither is a jury.
  const evaluator =
    kind === undefined ? rest['evaluator'] : { ...asObject(rest['evaluator']), role: 'tutor' };
  const isWide = reachesBeyond(rest, bloc, file);
  if (isWide) {
    const ids = asList(rest['competenceIds']).filter((entry) => typeof entry === 'string');
    draft.scopes.set(id, { path: [...at, 'competenceIds'], value: ids });
  }
  const plain = isWide ? without(rest, ['competenceIds']) : rest;
  return { ...plain, ...('evaluator' in plain ? { evaluator } : {}) };
}

/** Whether a test names competences of the whole file, and some of another bloc than its own. */
function reachesBeyond(test: RawObject, bloc: RawObject, file: RawObject): boolean {
  const own = competenceIdsOf(bloc);
  const all = asList(file['blocs']).flatMap((other) => competenceIdsOf(asObject(other)));
  const wanted = asList(test['competenceIds']);
  return wanted.some((id) => !own.includes(id)) && wanted.every((id) => all.includes(id));
}

function competenceIdsOf(bloc: RawObject): readonly unknown[] {
  return asList(bloc['competences']).map((competence) => asObject(competence)['id']);
}

function liftNumber(
  item: RawObject,
  key: string,
  at: FaultPath,
  into: Map<string, Lifted<number>>,
): RawObject {
  const value = asNumber(item[key]);
  const id = asText(item['id']);
  if (value === undefined || id === undefined) return item;
  into.set(id, { path: [...at, key], value });
  return without(item, [key]);
}
