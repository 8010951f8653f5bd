import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { cappedFaults } from '../../../domain/referentiel/referentiel.faults.ts';
import { parseSubject, parseSubjectText } from '../../../domain/roleplay/subject.parse.ts';
import { MAX_SUBJECT_BYTES } from '../../../domain/file-limits.ts';
import type { SubjectReading } from '../../../domain/roleplay/subject.parse.ts';
import { SUBJECT_SCHEMA } from '../../../domain/roleplay/subject.schema.ts';
import type { Subject } from '../../../domain/roleplay/subject.schema.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { subjectInput, ImportedSubject, SubjectView } from '../../../shared/areas/subjects.ts';
import type { AuditAction } from '../../db/repos/audit.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { givenText } from '../../kernel/given-text.ts';
import { refuse, DONE, notFound } from '../../kernel/refusal.ts';
import { createSubjectDocuments } from './subject-documents.ts';
import { faultsAgainst, newSubjectId, storeSubject } from './subject-store.ts';
import { createSubjectIndex } from './subject-index.ts';
import { summariseSubject, viewSubject } from './subject-view.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import type { Caller } from '../../../shared/caller.ts';
import { UNTOLD } from '../../kernel/act.ts';

type SubjectInput = z.output<typeof subjectInput>;

/** The bank of subjects: what a jury may propose to play. */
export function createSubjectUsecases(deps: Deps): AreaHandlers<'subjects'> {
  const { audit, referentiels, subjects } = deps.repos;
  const index = createSubjectIndex(subjects);

  function change<Value>(caller: Caller, work: (at: Instant) => Answer<Value>): Answer<Value> {
    return deps.act('subjects', ({ now }) => work(now.wall), { caller });
  }

  function view(subjectId: string, version?: number): Answer<SubjectView> {
    const found = viewSubject(subjects, subjectId, version);
    return found === null ? notFound({ subjectId }) : { ok: true, value: found };
  }

  /** The text, checked by itself and against its référentiel. */
  function checked(reading: SubjectReading, from: object = {}): Answer<Subject> {
    const faults = reading.ok ? faultsAgainst(referentiels, reading.value) : reading.faults;
    if (reading.ok && faults.length === 0) return { ok: true, value: reading.value };
    return refuse('subject-invalid', { ...from, ...cappedFaults(faults) });
  }

  function note(at: Instant, action: AuditAction, { id, version }: Pick<Subject, 'id' | 'version'>): void {
    audit.append({ at, action, subjectId: id, details: { version } });
  }

  function save({ subject: draft, subjectId }: SubjectInput, at: Instant): Answer<SubjectView> {
    const before = subjectId === undefined ? null : subjects.latest(subjectId);
    if (subjectId !== undefined && before === null) return notFound({ subjectId });
    if (before !== null && before.origin !== 'own') return refuse('subject-not-own', { subjectId });
    const id = subjectId ?? newSubjectId(subjects, titleOf(draft));
    const version = before?.subject.version ?? 0;
    if (isDeepStrictEqual({ ...draft, schema: SUBJECT_SCHEMA, id, version }, before?.subject))
      return view(id);

    const text = checked(parseSubject({ ...draft, schema: SUBJECT_SCHEMA, id, version: version + 1 }));
    if (!text.ok) return text;
    storeSubject(subjects, text.value, 'own', at);
    note(at, before === null ? 'subject-added' : 'subject-changed', text.value);
    return view(id);
  }

  function importFile(name: string, bytes: Uint8Array, at: Instant): Answer<ImportedSubject> {
    const file = givenText(bytes, MAX_SUBJECT_BYTES);
    if (!file.ok) return file;
    const { encoding, text } = file.value;
    const subject = checked(parseSubjectText(text), { name, encoding });
    if (!subject.ok) return subject;
    const { id, version } = subject.value;
    const outcome = storeSubject(subjects, subject.value, 'imported', at);
    if (outcome === 'conflict') return refuse('subject-conflict', { id, version });
    if (outcome === 'stored') note(at, 'subject-imported', subject.value);
    const listed = subjects.latest(id);
    if (listed === null) throw new Error(`subject ${id} was not stored`);
    return { ok: true, value: { ...summariseSubject(listed), encoding } };
  }

  return {
    list: async ({ blocId, limit = MOST_ROWS, offset = 0, text }) => {
      const ids = await index.matching(text, blocId);
      const rows = ids.slice(offset, offset + limit).flatMap((id) => subjects.latest(id) ?? []);
      return { ok: true, value: { count: ids.length, rows: rows.map(summariseSubject) } };
    },
    get: ({ subjectId, version }) => view(subjectId, version),
    save: (input, caller) => change(caller, (at) => save(input, at)),
    setRetired: ({ isRetired, subjectId }, caller) =>
      change(caller, (at) => {
        const latest = subjects.latest(subjectId);
        if (latest === null) return notFound({ subjectId });
        if (latest.isRetired !== isRetired) {
          subjects.setRetired(subjectId, isRetired, at);
          note(at, isRetired ? 'subject-retired' : 'subject-restored', latest.subject);
        }
        return view(subjectId);
      }),
    importFile: ({ bytes, name }, caller) => change(caller, (at) => importFile(name, bytes, at)),
    ...createSubjectDocuments(deps, subjects, (action, subject) => {
      deps.act(UNTOLD, ({ now }) => {
        note(now.wall, action, subject);
        return DONE;
      });
    }),
  };
}

/** The draft is checked only once it has an id, which is made from its title. */
function titleOf(draft: Partial<SubjectInput['subject']>): string {
  return typeof draft.title === 'string' ? draft.title : '';
}
