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

/** A field's path, and whether it still holds nothing. */
type Check = readonly [path: string, isEmpty: boolean];

/** The fields that must hold something, in the order of the form. */
export function missingFields(draft: SubjectDraft): readonly FormFault[] {
  const { competenceIds, crm, documents, goodAnswers, offer, stages } = draft;
  const checks: readonly Check[] = [
    ['title', draft.title === ''],
    ['blocId', draft.blocId === ''],
    ['competenceIds', draft.blocId !== '' && competenceIds.length === 0],
    ['candidateContext', draft.candidateContext === ''],
    ['offer.title', offer.title === ''],
    ['offer.lines', offer.lines.length === 0],
    ...offer.lines.flatMap((row, index) => textChecks(`offer.lines[${String(index)}]`, row)),
    ...(crm ?? []).flatMap((row, index) => textChecks(`crm[${String(index)}]`, row)),
    ...(documents ?? []).flatMap((document, index) => textChecks(`documents[${String(index)}]`, document)),
    ...customerChecks(draft.customer),
    ...draft.roles.flatMap(roleChecks),
    ['stages', stages.length === 0],
    ...goodAnswers.map(({ text }, index): Check => [`goodAnswers[${String(index)}].text`, text === '']),
  ];
  return checks.filter(([, isEmpty]) => isEmpty).map(([path]) => ({ path, message: null }));
}

function customerChecks({
  company,
  disability,
  motives,
  name,
  role,
}: SubjectDraft['customer']): readonly Check[] {
  return [
    ...textChecks('customer', { name, role, company }),
    ['customer.motives', motives.length === 0],
    ...(disability === undefined ? [] : textChecks('customer.disability', disability)),
  ];
}

function roleChecks({ brief, moves, name }: SubjectDraft['roles'][number], index: number): readonly Check[] {
  const path = `roles[${String(index)}]`;
  return [
    ...textChecks(path, { name, brief }),
    ...moves.flatMap(({ text }, rank) => textChecks(`${path}.moves[${String(rank)}]`, { text })),
  ];
}

function textChecks(path: string, texts: Readonly<Record<string, string>>): readonly Check[] {
  return Object.entries(texts).map(([name, text]): Check => [`${path}.${name}`, text === '']);
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
