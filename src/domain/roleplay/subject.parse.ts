/** Reading a subject's file: the whole of it is right, or every fault is named by its path. */
import { canonicalDigest, type Digest } from '../minutes/canonical.ts';
import { locateJsonFault } from '../referentiel/json-syntax.ts';
import { faultsOfIssue, unprintableFaults } from '../referentiel/referentiel.faults.ts';
import { crossCheckSubject } from './subject.checks.ts';
import { subjectFault } from './subject.faults.ts';
import type { SubjectFault } from './subject.faults.ts';
import { subjectSchema } from './subject.schema.ts';
import type { Subject } from './subject.schema.ts';

/** In characters; longer texts are refused unread. The shipped subjects take some 9,000. */
const MAX_SUBJECT_LENGTH = 1024 * 1024;

export type SubjectReading =
  | { readonly ok: true; readonly value: Subject }
  | { readonly ok: false; readonly faults: readonly SubjectFault[] };

/** Checks parsed JSON against the format, then across fields, a leak into the candidate's sheet included. */
export function parseSubject(input: unknown): SubjectReading {
  const structure = subjectSchema.safeParse(input);
  if (!structure.success) {
    return { ok: false, faults: structure.error.issues.flatMap((issue) => faultsOfIssue(issue, input)) };
  }
  const faults = [...crossCheckSubject(structure.data), ...unprintableFaults(structure.data)];
  return faults.length === 0 ? { ok: true, value: structure.data } : { ok: false, faults };
}

/**
 * Same, from a file's text; `too-long` beyond a million characters; `not-json` gives the line and column, counted
 * from 1.
 */
export function parseSubjectText(text: string): SubjectReading {
  if (text.length > MAX_SUBJECT_LENGTH) {
    const limit = String(MAX_SUBJECT_LENGTH);
    const tooLong = `fichier trop long : ${limit} caractères au plus`;
    return { ok: false, faults: [subjectFault([], 'too-long', tooLong)] };
  }
  const fault = locateJsonFault(text);
  if (fault !== undefined) {
    const place = `ligne ${String(fault.line)}, colonne ${String(fault.column)}`;
    return { ok: false, faults: [subjectFault([], 'not-json', `le texte cesse d’être du JSON : ${place}`)] };
  }
  return parseSubject(JSON.parse(text));
}

/** Digest of a subject's canonical form: what the pool of a draw and the minutes name. */
export function subjectDigest(subject: Subject, digest: Digest): string {
  return canonicalDigest(subject, digest);
}
