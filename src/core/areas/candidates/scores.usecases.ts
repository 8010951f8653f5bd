import type { z } from 'zod';
import { readScores } from '../../../domain/candidate/import/read-scores.ts';
import type { ScoreFile } from '../../../domain/candidate/import/read-scores.ts';
import { MAX_TABLE_BYTES } from '../../../domain/file-limits.ts';
import type { PreviewScore, ScoreReport, scoresInput } from '../../../shared/areas/candidates/scores.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import type { ReadAs } from '../../../shared/view-parts.ts';
import type { Repos } from '../../db/repos.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { givenText } from '../../kernel/given-text.ts';
import { localDate } from '../../kernel/local-date.ts';
import { granted, notFound, refuse, refusePaths } from '../../kernel/refusal.ts';
import { FILE_TOPICS } from './persons.usecases.ts';
import { placeRows } from './score-rows.ts';

type ScoresInput = z.output<typeof scoresInput>;
type GivenScores = Omit<ScoresInput, 'fileName' | 'replacing'>;
type PlacedScores = Omit<ScoreFile, 'rows'> & ReadAs & { readonly rows: readonly PreviewScore[] };

const DESK = 'desk';

/** Results from a file: shown first with what to mend, recorded once however often it comes, withdrawn together. */
export function createScoreUsecases(
  deps: Deps,
): Pick<AreaHandlers<'candidates'>, 'previewScores' | 'importScores' | 'scoreImports' | 'withdrawImport'> {
  /** What the file holds beside what is known in `repos`. */
  function read(given: GivenScores, repos: Repos, wall: Acting['now']['wall']): Answer<PlacedScores> {
    const { author, bytes, certification, choices, date, mapping, tests } = given;
    const file = givenText(bytes, MAX_TABLE_BYTES);
    if (!file.ok) return file;
    const stored = repos.referentiels.get(certification.id, certification.version);
    if (stored === null) return refusePaths('certification');
    const { encoding, text } = file.value;
    const scores = readScores(text, {
      certification: stored.certification,
      today: localDate(wall, deps.timeZone),
      chosen: tests,
      author,
      date,
      ...(mapping === undefined ? {} : { mapping }),
    });
    const chosen = new Map(choices.map(({ enrolmentId, line }) => [line, enrolmentId]));
    const rows = placeRows(scores.rows, {
      repos,
      certification,
      mapping: scores.mapping,
      choices: chosen,
    });
    return granted({ ...scores, encoding, rows });
  }

  return {
    previewScores: ({ isFaulty = false, limit = MOST_ROWS, offset = 0, ...given }) => {
      const placed = read(given, deps.repos, deps.clock.read().wall);
      if (!placed.ok) return placed;
      const { rows, ...whole } = placed.value;
      const shown = isFaulty ? rows.filter(({ faults }) => faults.length > 0) : rows;
      const countOf = (isIn: (row: PreviewScore) => boolean) => rows.filter(isIn).length;
      return granted({
        ...whole,
        sourceSha256: sha256Hex(given.bytes),
        rowCount: rows.length,
        faultyCount: countOf(({ faults }) => faults.length > 0),
        knownCount: countOf(({ isKnown }) => isKnown),
        againstCount: countOf(({ against }) => against.length > 0),
        count: shown.length,
        rows: shown.slice(offset, offset + limit),
      });
    },
    importScores: (input, caller) =>
      deps.act(
        FILE_TOPICS,
        (acting) => {
          const placed = read(input, acting.repos, acting.now.wall);
          return placed.ok ? record(deps, acting, input, placed.value) : placed;
        },
        { caller },
      ),
    scoreImports: ({ limit = MOST_ROWS, offset = 0 }) => {
      const imports = deps.repos.evidence.imports();
      return granted({ count: imports.length, rows: imports.slice(offset, offset + limit) });
    },
    withdrawImport: ({ reason, recordedAt, sourceSha256 }, caller) =>
      deps.act(
        FILE_TOPICS,
        ({ now, repos }) => {
          const entries = repos.evidence.ofImport(sourceSha256, recordedAt);
          if (entries.length === 0) return notFound();
          const standing = entries.filter(({ withdrawal }) => withdrawal === null);
          if (standing.length === 0) return refuse('evidence-withdrawn');
          const at = now.wall;
          for (const { id } of standing) repos.evidence.withdraw(id, { reason, by: DESK, at });
          const details = { count: standing.length, recordedAt };
          repos.audit.append({ at, action: 'scores-withdrawn', subjectId: sourceSha256, details });
          return granted({ withdrawn: standing.length });
        },
        { caller },
      ),
  };
}

/** Records what can be taken. What stands of the same day and says otherwise is withdrawn, or keeps its row out. */
function record(
  deps: Deps,
  { now, repos }: Acting,
  { bytes, certification, fileName, replacing }: ScoresInput,
  { problem, rows }: PlacedScores,
): Answer<ScoreReport> {
  if (problem !== null) return refusePaths('mapping');
  const at = now.wall;
  const sourceSha256 = sha256Hex(bytes);
  const report = { recorded: 0, replaced: 0, known: 0, faulty: 0 };
  for (const { against, candidate, faults, isKnown, kind, payload, testId } of rows) {
    if (faults.length > 0 || candidate === null || testId === null) report.faulty += 1;
    else if (isKnown) report.known += 1;
    else if (against.length > 0 && replacing === null) report.faulty += 1;
    else {
      for (const { id } of replacing === null ? [] : against) {
        repos.evidence.withdraw(id, { reason: replacing ?? '', by: DESK, at });
        report.replaced += 1;
      }
      const entry = { id: deps.newId(), enrolmentId: candidate.enrolmentId, testId, kind };
      const own = { payload: { ...payload, fileName }, sourceSha256, recordedBy: DESK, recordedAt: at };
      repos.evidence.append({ ...entry, ...own });
      report.recorded += 1;
    }
  }
  if (report.recorded + report.known === 0) return refuse('nothing-imported', report);
  if (report.recorded > 0) {
    const details = { ...report, certification };
    repos.audit.append({ at, action: 'scores-imported', subjectId: sourceSha256, details });
  }
  return granted(report);
}
