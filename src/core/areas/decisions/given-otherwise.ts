/** Evidence that no minutes hold: what was entered, what was typed beside a passage, and marks of a deciding jury. */
import { fromText, isExactText, toText } from '../../../domain/assessment/reckoning/exact.ts';
import type { Evidence } from '../../../domain/bloc/bloc.schema.ts';
import { readTyped } from '../../../domain/candidate/typed-result.ts';
import type { EnteredEvidence } from '../../../domain/candidate/evidence.ts';
import type { NewMark } from '../../db/repos/session-candidate.repo.ts';

/** What was entered in a candidate's file. */
export function enteredEvidence({
  id,
  kind,
  payload,
  recordedBy,
  sourceSha256,
  testId,
  withdrawal,
}: EnteredEvidence): Evidence {
  const { author, date, fileName, isExcused, outcome, outOf, reference, value } = payload;
  const state =
    kind === 'absence'
      ? isExcused
        ? 'excused'
        : 'absent'
      : kind === 'exemption'
        ? 'exempted'
        : outcome === 'not-assessed'
          ? 'to-come'
          : 'done';
  return {
    id,
    testId,
    blocIds: [],
    kind,
    date,
    author: author === '' ? recordedBy : author,
    state,
    result: {
      value: number(value),
      outOf: number(outOf),
      outcome: outcome === 'not-assessed' ? null : outcome,
      mark: '',
    },
    isEliminatory: false,
    reference:
      sourceSha256 !== null
        ? { kind: 'file', name: fileName, sha256: sourceSha256 }
        : reference === ''
          ? null
          : { kind: 'text', text: reference },
    status: withdrawal === null ? 'usable' : 'withdrawn',
    note: withdrawal?.reason ?? '',
  };
}

/**
 * What was typed beside a passage for a test that no jury holds, such as "16 / 20". A text that says nothing that is known awaits
 * someone who enters the result, and counts for nothing until then.
 */
export function typedEvidence(
  passageId: string,
  testId: string,
  typed: string,
  { author, date }: { readonly author: string; readonly date: string },
): Evidence {
  const read = readTyped(typed);
  const { kind } = read;
  const outcome = kind === 'favourable' || kind === 'unfavourable' ? kind : null;
  const isNumber = read.kind === 'mark' && read.outOf !== null;
  const isAbsence = kind === 'absent' || kind === 'excused';
  return {
    id: `typed:${passageId}:${testId}`,
    testId,
    blocIds: [],
    kind: isAbsence ? 'absence' : kind === 'exempted' ? 'exemption' : 'score',
    date,
    author,
    state: isAbsence || kind === 'exempted' || kind === 'to-come' ? kind : 'done',
    result: {
      value: isNumber ? number(read.value) : null,
      outOf: isNumber ? number(read.outOf) : null,
      outcome,
      mark: typed.trim(),
    },
    isEliminatory: false,
    reference: null,
    status: kind === 'unknown' ? 'to-be-confirmed' : 'usable',
    note: '',
  };
}

/** A mark that a deciding jury entered, on the day on which it did (ISO). */
export function newMarkEvidence(
  { blocId, by, id, outOf, reason, testId, value }: NewMark,
  date: string,
): Evidence {
  return {
    id,
    testId,
    blocIds: [blocId],
    kind: 'new-mark',
    date,
    author: by.map(({ name }) => name).join(', '),
    state: 'done',
    result: { value: number(value), outOf: number(outOf), outcome: null, mark: '' },
    isEliminatory: false,
    reference: null,
    status: 'usable',
    note: reason,
  };
}

/** In its shortest text. */
function number(text: string | null): string | null {
  return text !== null && isExactText(text) ? toText(fromText(text)) : null;
}
