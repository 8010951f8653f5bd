/** Who answers, with their PIN, for voiding what members signed: at the stage of signatures, and of a rectification. */
import { isAnySigned } from '../../../domain/minutes/signing-state.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PinConfirmation } from '../../../shared/request-parts.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { confirmedBy } from '../../kernel/pin-confirmation.ts';
import { presidentOf, signatoriesOf } from '../passage/index.ts';
import type { PassageFacts } from '../passage/index.ts';

/** Members whose signatures the standing lock bears or awaits, who attested a file for it, and who presides. */
export function voiders({ lock, ...facts }: PassageFacts): readonly MemberRecord[] {
  const signing = lock === null ? [] : signatoriesOf(lock).map(({ id }) => id);
  const attesting = facts.external.map(({ attachedBy }) => attachedBy);
  const ids = new Set([...signing, ...attesting, presidentOf({ lock, ...facts })?.id]);
  return facts.members.filter(({ id }) => ids.has(id));
}

/**
 * Checks the PIN of who voids what was signed, outside any transaction. The answer tells, in the transaction that voids,
 * whether it still holds for the facts as they are there; without a confirmation it holds as long as nobody signed.
 */
export async function voidingConfirmed(
  { pins }: Pick<Deps, 'pins'>,
  facts: PassageFacts,
  confirmation: PinConfirmation | null,
): Promise<Answer<(current: PassageFacts) => boolean>> {
  if (confirmation === null && !isAnySigned(facts)) {
    return { ok: true, value: (current) => !isAnySigned(current) };
  }
  const by = await confirmedBy(pins, voiders(facts), confirmation === null ? [] : [confirmation]);
  return by.ok ? { ok: true, value: (current) => by.value.stillHold(voiders(current)) } : by;
}
