/** What keeps a subject from being saved, at the path of its field. */
import type { SubjectDraft } from '../../../../../domain/roleplay/subject.schema.ts';
import type { ShownFault } from '../../../lib/file-faults.ts';
import type frSubjects from '../../../../../../resources/locales/fr/subjects.json';

export interface FormFault {
  readonly path: string;
  /** Null when the field is simply empty. */
  readonly message: string | null;
}

type PathWord = keyof typeof frSubjects.path;

/** The fields that must hold something, in the order of the form. */
export function missingFields(draft: SubjectDraft): readonly FormFault[] {
  const { competenceIds, customer, goodAnswers, offer, roles, stages } = draft;
  const texts: readonly (readonly [string, string])[] = [
    ['title', draft.title],
    ['blocId', draft.blocId],
    ['candidateContext', draft.candidateContext],
    ['offer.title', offer.title],
    ...pairTexts('offer.lines', offer.lines),
    ...pairTexts('crm', draft.crm ?? []),
    ...(draft.documents ?? []).flatMap(({ text, title }, index) => [
      [`documents[${String(index)}].title`, title] as const,
      [`documents[${String(index)}].text`, text] as const,
    ]),
    ['customer.name', customer.name],
    ['customer.role', customer.role],
    ['customer.company', customer.company],
    ['customer.motives', customer.motives.join('')],
    ...(customer.disability === undefined
      ? []
      : [
          ['customer.disability.situation', customer.disability.situation] as const,
          ['customer.disability.expectedAdaptation', customer.disability.expectedAdaptation] as const,
        ]),
    ...roles.flatMap(({ brief, moves, name }, index) => [
      [`roles[${String(index)}].name`, name] as const,
      [`roles[${String(index)}].brief`, brief] as const,
      ...moves.map(
        ({ text }, rank) => [`roles[${String(index)}].moves[${String(rank)}].text`, text] as const,
      ),
    ]),
    ...goodAnswers.map(({ text }, index) => [`goodAnswers[${String(index)}].text`, text] as const),
  ];
  const lists: readonly (readonly [string, readonly unknown[]])[] = [
    ['competenceIds', competenceIds],
    ['offer.lines', offer.lines],
    ['roles', roles],
    ['stages', stages],
  ];
  return [...texts.filter(([, text]) => text === ''), ...lists.filter(([, items]) => items.length === 0)].map(
    ([path]) => ({ path, message: null }),
  );
}

/** Faults found by the main process, each at the field that shows it. */
export function faultsAtFields(faults: readonly ShownFault[]): readonly FormFault[] {
  return faults.map(({ message, path }) => ({ path: fieldPathOf(path), message }));
}

/** A field that takes a line each holds every item of its list; a list of boxes holds every box. */
function fieldPathOf(path: string): string {
  return path
    .replace(/^(customer\.(?:motives|history)|roles\[\d+\]\.(?:knows|mustNotSay))\[\d+\]$/, '$1')
    .replace(/^(competenceIds|stages)\[\d+\]$/, '$1')
    .replace(/(\.moment)\..+$/, '$1');
}

/** The `id` under which a field is found on the page. */
export function fieldIdOf(path: string): string {
  return `subject-${path}`;
}

export interface PathStep {
  readonly word: PathWord;
  /** Rank in its list, counted from 1; null for what is no list. */
  readonly rank: number | null;
}

const PATH_WORDS: Readonly<Record<PathWord, PathWord>> = {
  title: 'title',
  referentielId: 'referentielId',
  blocId: 'blocId',
  competenceIds: 'competenceIds',
  candidateContext: 'candidateContext',
  offer: 'offer',
  lines: 'lines',
  label: 'label',
  value: 'value',
  notes: 'notes',
  crm: 'crm',
  documents: 'documents',
  text: 'text',
  customer: 'customer',
  name: 'name',
  role: 'role',
  company: 'company',
  motives: 'motives',
  history: 'history',
  disability: 'disability',
  situation: 'situation',
  expectedAdaptation: 'expectedAdaptation',
  roles: 'roles',
  brief: 'brief',
  knows: 'knows',
  mustNotSay: 'mustNotSay',
  moves: 'moves',
  moment: 'moment',
  stages: 'stages',
  goodAnswers: 'goodAnswers',
};

/** A path in words: `roles[0].moves[1].text` is role 1, move 2, text. */
export function readPath(path: string): readonly PathStep[] {
  return path.split('.').flatMap((part) => {
    const [, name = '', index] = /^(\w+)(?:\[(\d+)\])?$/.exec(part) ?? [];
    if (!isPathWord(name)) return [];
    return [{ word: name, rank: index === undefined ? null : Number(index) + 1 }];
  });
}

function isPathWord(name: string): name is PathWord {
  return Object.hasOwn(PATH_WORDS, name);
}

function pairTexts(
  path: string,
  pairs: readonly { readonly label: string; readonly value: string }[],
): readonly (readonly [string, string])[] {
  return pairs.flatMap(({ label, value }, index) => [
    [`${path}[${String(index)}].label`, label] as const,
    [`${path}[${String(index)}].value`, value] as const,
  ]);
}
