/** Who signs the minutes. */
import type { MinutesContent } from './minutes.schema.ts';

type Member = MinutesContent['members'][number];

/** Members who sign: present, not withdrawn and not consultative, in the order of the jury. */
export function signatories({ members }: Pick<MinutesContent, 'members'>): Member[] {
  return members.filter(
    ({ presence, declaration, isConsultative }) =>
      presence !== 'absent' && declaration?.kind !== 'withdrawn' && !isConsultative,
  );
}
