/**
 * What is held on a candidate, for the candidate: their data, their enrolments, what was entered for them, what juries decided, and of
 * each archived test its result and what examiners wrote. Nobody's marks, and no examiner's name beside what they wrote.
 */
import type { Note } from '../../../domain/assessment/assessment.types.ts';
import type { HeldBloc } from '../../../domain/candidate/enrolment.ts';
import { displayName } from '../../../domain/candidate/person.ts';
import type { Certification } from '../../../domain/certification/certification.schema.ts';
import type { MinutesContent } from '../../../domain/minutes/minutes.schema.ts';
import { outcomeWord, statedResult } from '../../../domain/minutes/stated-result.ts';
import { formatIsoDate } from '../../../documents/french-format.ts';
import type { ExtractData, PrintedFact } from '../../documents/issuing/paper.types.ts';
import { timeMeasureText } from '../../documents/accommodation-wording.ts';
import {
  ACCESS_WAY,
  EXTRACT_FACT,
  EXTRACT_TEXT,
  INITIATIVE,
  SEX,
  VAE_WAY,
} from '../../documents/issuing/issuing-wording.ts';
import { OUTCOME } from '../../../documents/minutes-wording.ts';
import type { Repos } from '../../db/repos.ts';
import type { LateEntry } from '../../db/repos/room-entry.repo.ts';
import type { EnrolmentRecord } from '../../db/repos/enrolment.repo.ts';
import type { PersonRecord } from '../../db/repos/person.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { enrolmentsOf, standingPerson } from '../candidates/index.ts';
import { readMinutesFile } from '../minutes/index.ts';
import { decisionsOf, entriesOf } from './extract-decisions.ts';
import type { DecisionsOf } from './extract-decisions.ts';

type Extract = Pick<ExtractData, 'name' | 'person' | 'enrolments' | 'entries' | 'decisions' | 'tests'>;

/** Null where there is no such enrolment. */
export function extractOf(
  { repos, timeZone }: Pick<Deps, 'repos' | 'timeZone'>,
  currentOf: DecisionsOf['currentOf'],
  enrolmentId: string,
): Extract | null {
  const enrolment = repos.enrolments.get(enrolmentId);
  const person = enrolment === null ? null : standingPerson(repos, enrolment.personId);
  if (person === null) return null;
  const enrolments = enrolmentsOf(repos, person.id);
  const deciding: DecisionsOf = { repos, currentOf, timeZone, told: new Set() };
  return {
    name: displayName(person),
    person: told(personFacts(person)),
    enrolments: enrolments.map((each) => ({
      title: certificationTitle(repos, each),
      facts: told([
        [EXTRACT_FACT.enrolledOn, formatIsoDate(each.enrolledOn)],
        [EXTRACT_FACT.blocs, each.blocIds.join(', ')],
        [EXTRACT_FACT.accessWay, each.accessWay === null ? '' : ACCESS_WAY[each.accessWay]],
        [EXTRACT_FACT.vaeWay, each.vaeWay === null ? '' : VAE_WAY[each.vaeWay]],
        [EXTRACT_FACT.initiative, each.initiative === null ? '' : INITIATIVE[each.initiative]],
        [EXTRACT_FACT.accommodation, accommodationOf(each)],
        [EXTRACT_FACT.held, each.held.map(heldText).join(' ; ')],
        [EXTRACT_FACT.cpfFile, each.cpfFile],
      ]),
    })),
    entries: enrolments
      .flatMap((each) => {
        const certification = certificationOf(repos, each);
        return certification === null ? [] : entriesOf(repos.evidence.ofEnrolment(each.id), certification);
      })
      .map(withoutBlanks),
    decisions: enrolments
      .flatMap((each) => {
        const certification = certificationOf(repos, each);
        return certification === null ? [] : decisionsOf(deciding, each, certification);
      })
      .map(withoutBlanks),
    tests: enrolments
      .flatMap(({ id }) => repos.enrolments.passageIds(id))
      .flatMap((passageId) => testOf(repos, passageId) ?? []),
  };
}

function personFacts(person: PersonRecord): readonly PrintedFact[] {
  const { birth, birthName, company, email, firstNames, phone, sex, trainingBody, tutor, usualName } = person;
  return [
    [EXTRACT_FACT.birthName, birthName],
    [EXTRACT_FACT.usualName, usualName],
    [EXTRACT_FACT.firstNames, firstNames.join(', ')],
    [EXTRACT_FACT.sex, sex === null ? '' : SEX[sex]],
    [EXTRACT_FACT.birthDate, formatIsoDate(birth.date ?? '')],
    [
      EXTRACT_FACT.birthPlace,
      [birth.place, birth.code ?? birth.postcode ?? ''].filter((part) => part !== '').join(', '),
    ],
    [EXTRACT_FACT.email, email],
    [EXTRACT_FACT.phone, phone],
    [EXTRACT_FACT.company, company],
    [EXTRACT_FACT.trainingBody, trainingBody],
    [EXTRACT_FACT.tutor, tutor],
  ];
}

function accommodationOf({ accommodation }: EnrolmentRecord): string {
  const { otherMeasures, timeMeasure } = accommodation;
  return [timeMeasureText(timeMeasure) ?? '', ...otherMeasures].filter((part) => part !== '').join(' ; ');
}

function heldText({ blocId, heldOn, reference, validUntil }: HeldBloc): string {
  return EXTRACT_TEXT.held(blocId, reference, formatIsoDate(heldOn), formatIsoDate(validUntil ?? ''));
}

function withoutBlanks<Titled extends { readonly facts: readonly PrintedFact[] }>(titled: Titled): Titled {
  return { ...titled, facts: told(titled.facts) };
}

function told(facts: readonly PrintedFact[]): readonly PrintedFact[] {
  return facts.filter(([, value]) => value !== '');
}

function certificationOf(
  { referentiels }: Pick<Repos, 'referentiels'>,
  { certification: { id, version } }: EnrolmentRecord,
): Certification | null {
  return referentiels.get(id, version)?.certification ?? null;
}

function certificationTitle(repos: Pick<Repos, 'referentiels'>, enrolment: EnrolmentRecord): string {
  const { id, version } = enrolment.certification;
  return certificationOf(repos, enrolment)?.title ?? `${id} ${version}`;
}

/** Notes that came too late are in no grid, and about the candidate all the same; one that was taken back is none. */
function lateNotes(late: readonly LateEntry[]): readonly Pick<Note, 'competenceId' | 'text'>[] {
  const notes = new Map<string, Pick<Note, 'competenceId' | 'text'>>();
  for (const { entry, jurorId } of late) {
    if (entry.kind === 'note') notes.set(`${jurorId} ${entry.noteId}`, entry);
    if (entry.kind === 'retract-note') notes.delete(`${jurorId} ${entry.noteId}`);
  }
  return [...notes.values()];
}

/** Files that leave with the minutes: they show what an examiner wrote by hand, and no name of theirs stands here. */
function paperGridsText(content: MinutesContent): string {
  const scans = content.schema === 'pupitre.minutes/2' ? (content.paperGrids ?? []) : [];
  const count = scans.filter(({ scan }) => scan !== null).length;
  return count === 0 ? '' : EXTRACT_TEXT.paperGrids(count);
}

/** Null before its minutes are archived: what was written is private until then. */
function testOf(
  repos: Pick<Repos, 'grids' | 'minutes' | 'roomEntries'>,
  passageId: string,
): ExtractData['tests'][number] | null {
  const minutesId = repos.minutes.idOfPassage(passageId);
  const files = minutesId === null ? null : repos.minutes.files(minutesId);
  const content = files === null ? null : (readMinutesFile(files.json)?.content ?? null);
  if (content === null) return null;
  const { reason, recommendations } = statedResult(content);
  const word =
    content.schema === 'pupitre.minutes/1'
      ? OUTCOME[content.status][content.decision.outcome]
      : outcomeWord(content, content.result.outcome);
  const titles = new Map(content.competences.map(({ id, statement }) => [id, statement]));
  const notes = [
    ...[...repos.grids.grids(passageId).values()].flatMap((grid) =>
      grid.sealedAt === null ? [] : grid.notes,
    ),
    ...lateNotes(repos.roomEntries.lateOf(passageId)),
  ];
  return {
    title: content.test.title,
    facts: told([
      [EXTRACT_FACT.date, formatIsoDate(content.session.date)],
      [EXTRACT_FACT.minutes, content.number],
      [EXTRACT_FACT.result, word],
      [EXTRACT_FACT.reason, reason],
      [EXTRACT_FACT.recommendations, recommendations],
      [EXTRACT_FACT.paperGrids, paperGridsText(content)],
    ]),
    notes: notes
      .map(({ competenceId, text }) => ({
        about: competenceId === null ? '' : (titles.get(competenceId) ?? ''),
        text,
      }))
      .sort((a, b) => (a.about + a.text < b.about + b.text ? -1 : 1)),
  };
}
