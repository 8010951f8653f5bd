/** What the jury settles before a subject is chosen, and what is still missing from it. */
import type { PupitreApi } from '../../../../../shared/contract.ts';
import type { PoolSubject, RoleplayView } from '../../../../../shared/areas/roleplay.ts';

export interface ChoiceDraft {
  /** Reason by id of each subject that the jury keeps out of the draw. */
  readonly setAside: Readonly<Record<string, string>>;
  readonly isRepeatAllowed: boolean;
  readonly repeatReason: string;
  readonly replaceReason: string;
}

export const EMPTY_CHOICE: ChoiceDraft = {
  setAside: {},
  isRepeatAllowed: false,
  repeatReason: '',
  replaceReason: '',
};

export type ChoiceFault =
  'replace-reason' | 'repeat-reason' | 'set-aside-reason' | 'nothing-left' | 'subject';

type DrawOrder = Parameters<PupitreApi['roleplay']['draw']>[0];

/** The subject that another would replace; null while none has been chosen. */
export function standingId({ choice }: Pick<RoleplayView, 'choice'>): string | null {
  return choice?.record.result.subjectId ?? null;
}

/** Whether a subject may come up, once the jury's own settings are counted in. */
export function isInDraw(
  subject: Pick<PoolSubject, 'id' | 'isEligible' | 'isRepeat'>,
  draft: ChoiceDraft,
  standing: string | null,
): boolean {
  const isOpen = subject.isEligible || (subject.isRepeat && draft.isRepeatAllowed);
  return isOpen && subject.id !== standing && draft.setAside[subject.id] === undefined;
}

/** What keeps a draw from being sealed. */
export function drawFaults(
  view: Pick<RoleplayView, 'choice' | 'pool'>,
  draft: ChoiceDraft,
): readonly ChoiceFault[] {
  const standing = standingId(view);
  const hasBlankReason = Object.values(draft.setAside).some((reason) => reason.trim() === '');
  return [
    ...replaceFaults(standing, draft),
    ...(draft.isRepeatAllowed && draft.repeatReason.trim() === '' ? (['repeat-reason'] as const) : []),
    ...(hasBlankReason ? (['set-aside-reason'] as const) : []),
    ...(view.pool.some((subject) => isInDraw(subject, draft, standing)) ? [] : (['nothing-left'] as const)),
  ];
}

/** What keeps the jury from picking a subject itself. */
export function pickFaults(
  view: Pick<RoleplayView, 'choice'>,
  picked: Pick<PoolSubject, 'isRepeat'> | null,
  draft: ChoiceDraft,
): readonly ChoiceFault[] {
  const needsRepeat = picked?.isRepeat === true && draft.repeatReason.trim() === '';
  return [
    ...(picked === null ? (['subject'] as const) : []),
    ...replaceFaults(standingId(view), draft),
    ...(needsRepeat ? (['repeat-reason'] as const) : []),
  ];
}

/** The request for a draw or for envelopes. */
export function drawOrder(
  { choice, passageId }: Pick<RoleplayView, 'choice' | 'passageId'>,
  draft: ChoiceDraft,
): DrawOrder {
  return {
    passageId,
    exclusions: Object.entries(draft.setAside).map(([subjectId, reason]) => ({
      subjectId,
      reason: reason.trim(),
    })),
    repeatReason: draft.isRepeatAllowed ? draft.repeatReason.trim() : null,
    replaceReason: choice === null ? null : draft.replaceReason.trim(),
  };
}

function replaceFaults(standing: string | null, { replaceReason }: ChoiceDraft): readonly ChoiceFault[] {
  return standing !== null && replaceReason.trim() === '' ? ['replace-reason'] : [];
}
