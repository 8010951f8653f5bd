/** How the candidate signed for being there: each word replaces the one before, until the content is locked. */
import type { z } from 'zod';
import type { AttendanceSignature } from '../../../domain/passage/attendance-signature.ts';
import { isCandidateAbsent } from '../../../domain/passage/passage.rules.ts';
import { unprintable } from '../../../domain/text/printable.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { attendanceSignatureInput } from '../../../shared/areas/passage/passages.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { handOf } from '../../../documents/hand.ts';
import { SignatureSvgError } from '../../../documents/signature-svg.ts';
import { granted, refuse, wrongStage } from '../../kernel/refusal.ts';
import type { PassageChange } from './passage-change.types.ts';
import { isLocked } from './passage-facts.ts';
import type { PassageStore } from './passage-store.ts';

type Input = z.output<typeof attendanceSignatureInput>;

/** Records it, or takes the standing one back; refused of who is not recorded as there, and once the content is locked. */
export function signAttendance(
  { candidateSignatures }: Pick<PassageStore, 'candidateSignatures'>,
  { facts, now, state, wrote }: PassageChange,
  input: Input,
): Answer<null> {
  const { passageId } = input;
  wrote();
  if (isLocked(facts)) return wrongStage(state());
  if (input.way === 'taken-back') {
    if (facts.attendanceSignature === null) return granted(null);
    candidateSignatures.takeBack(passageId, now.wall);
    wrote('attendance');
    return granted(null);
  }
  if (state().attendance === null) return refuse('attendance-missing');
  if (isCandidateAbsent(state())) return refuse('candidate-absent');
  const signature = signatureOf(input, now.wall);
  if (!signature.ok) return signature;
  candidateSignatures.append(passageId, signature.value);
  wrote('attendance');
  return granted(null);
}

function signatureOf(input: Exclude<Input, { way: 'taken-back' }>, at: Instant): Answer<AttendanceSignature> {
  if (input.way !== 'pad') return granted({ way: input.way, at, note: input.note, hand: null });
  try {
    const hand = handOf(input.svg);
    const characters = hand.kind === 'typed' ? unprintable(hand.name) : [];
    if (characters.length > 0) return refuse('text-not-printable', { characters });
    return granted({ way: 'pad', at, note: '', hand });
  } catch (error) {
    if (!(error instanceof SignatureSvgError)) throw error;
    return refuse(error.code === 'empty' ? 'signature-empty' : 'signature-invalid');
  }
}
