import type { z } from 'zod';
import { readCandidates } from '../../../domain/candidate/import/read-candidates.ts';
import type { ImportedFile, ImportedRow } from '../../../domain/candidate/import/read-candidates.ts';
import type { candidateFile, ImportReport, importRowsInput } from '../../../shared/areas/candidates.ts';
import type { ReadAs } from '../../../shared/view-parts.ts';
import { MAX_TABLE_BYTES } from '../../../domain/file-limits.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import type { PersonRecord } from '../../db/repos/person.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { givenText } from '../../kernel/given-text.ts';
import { localDate } from '../../kernel/local-date.ts';
import { granted, refuse, refusePaths } from '../../kernel/refusal.ts';
import { createAlikeIndex } from './alike-index.ts';
import { enrolmentsOf, standingPerson } from './linking.ts';
import { FILE_TOPICS } from './persons.usecases.ts';

type RowsInput = z.output<typeof importRowsInput>;

/** Persons who are alike, as many as a line shows. */
const MOST_ALIKE = 5;

/** Candidates from a file: shown first, with what to mend; who looks like someone known is for people to tell. */
export function createImportUsecases(
  deps: Deps,
): Pick<AreaHandlers<'candidates'>, 'previewImport' | 'importRows'> {
  function read({ bytes, mapping }: z.output<typeof candidateFile>): Answer<ImportedFile & ReadAs> {
    const given = givenText(bytes, MAX_TABLE_BYTES);
    if (!given.ok) return given;
    const today = localDate(deps.clock.read().wall, deps.timeZone);
    const { encoding, text } = given.value;
    return granted({ ...readCandidates(text, today, mapping), encoding });
  }

  return {
    previewImport: ({ limit = MOST_ROWS, offset = 0, ...file }) => {
      const imported = read(file);
      if (!imported.ok) return imported;
      const { rows, ...whole } = imported.value;
      const index = createAlikeIndex(deps.repos);
      return granted({
        ...whole,
        count: rows.length,
        faultyCount: rows.filter(({ faults }) => faults.length > 0).length,
        rows: rows
          .slice(offset, offset + limit)
          .map((row) => ({ ...row, alike: index.of(row.person).slice(0, MOST_ALIKE) })),
      });
    },
    importRows: (input, caller) => {
      const imported = read(input);
      if (!imported.ok) return imported;
      const { problem, rows } = imported.value;
      if (problem !== null) return refusePaths('mapping');
      return deps.act(FILE_TOPICS, (acting) => importRows(deps, acting, input, rows), { caller });
    },
  };
}

function importRows(
  deps: Deps,
  acting: Acting,
  input: RowsInput,
  rows: readonly ImportedRow[],
): Answer<ImportReport> {
  const { now, repos } = acting;
  const { blocIds, certification, enrolledOn } = input.enrolment;
  const stored = repos.referentiels.get(certification.id, certification.version);
  if (stored === null) return refusePaths('enrolment.certification');
  const known = stored.certification.blocs.map(({ id }) => id);
  if (!blocIds.every((id) => known.includes(id))) return refusePaths('enrolment.blocIds');
  const choices = new Map(input.choices.map(({ line, personId }) => [line, personId]));
  const report = { added: 0, enrolled: 0, faulty: 0, known: 0 };
  const waiting: number[] = [];
  const at = now.wall;
  // Those whom the file itself adds are known to the rows after them.
  const index = createAlikeIndex(repos);
  for (const row of rows) {
    if (row.faults.length > 0) {
      report.faulty += 1;
      continue;
    }
    const choice = choices.get(row.line);
    if (choice === undefined && index.of(row.person).length > 0) {
      waiting.push(row.line);
      continue;
    }
    const chosen = typeof choice === 'string' ? standingPerson(repos, choice) : null;
    if (typeof choice === 'string' && chosen === null) return refusePaths('choices');
    const person = chosen ?? addPerson(deps, acting, row);
    if (chosen === null) {
      report.added += 1;
      index.add(person);
    }
    const isEnrolled = enrolmentsOf(repos, person.id).some(
      (enrolment) =>
        enrolment.certification.id === certification.id &&
        enrolment.certification.version === certification.version,
    );
    if (isEnrolled) {
      report.known += 1;
      continue;
    }
    const enrolmentId = deps.newId();
    repos.enrolments.insert({
      ...input.enrolment,
      id: enrolmentId,
      personId: person.id,
      accessWay: row.accessWay,
      vaeWay: null,
      initiative: null,
      enrolledOn,
      accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
      cpfFile: row.cpfFile,
      held: [],
      createdAt: at,
    });
    report.enrolled += 1;
    repos.audit.append({ at, action: 'enrolled', subjectId: person.id, details: { enrolmentId } });
  }
  if (report.added + report.enrolled === 0 && waiting.length === 0) return refuse('nothing-imported', report);
  const details = { ...report, sha256: sha256Hex(input.bytes), waitingCount: waiting.length };
  repos.audit.append({ at, action: 'candidates-imported', subjectId: certification.id, details });
  return granted({ ...report, waiting: waiting.slice(0, MOST_ROWS), waitingCount: waiting.length });
}

function addPerson(deps: Deps, { now, repos }: Acting, { line, person }: ImportedRow): PersonRecord {
  const added: PersonRecord = { ...person, id: deps.newId(), isSample: false, createdAt: now.wall };
  repos.persons.insert(added);
  repos.audit.append({ at: now.wall, action: 'person-added', subjectId: added.id, details: { line } });
  return added;
}
