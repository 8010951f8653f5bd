import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PassageRefusal } from '../../../../../domain/passage/passage.types.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { useFormats } from '../../../lib/format.ts';

/** Where what is missing can be mended: a part of this screen, or another screen. */
export type Mend =
  | { readonly kind: 'here'; readonly anchor: AnchorName }
  | { readonly kind: 'session' }
  | { readonly kind: 'setup' };

export const ANCHORS = {
  identity: 'passage-identity',
  attendance: 'passage-attendance',
  declarations: 'passage-declarations',
  subject: 'passage-subject',
  handouts: 'passage-handouts',
} as const;
export type AnchorName = keyof typeof ANCHORS;

export interface MissingItem {
  readonly sentence: string;
  readonly mend: Mend | null;
}

const MENDS: Readonly<Partial<Record<PassageRefusal, Mend>>> = {
  'identity-missing': { kind: 'here', anchor: 'identity' },
  'attendance-missing': { kind: 'here', anchor: 'attendance' },
  'candidate-absent': { kind: 'here', anchor: 'attendance' },
  'declarations-missing': { kind: 'here', anchor: 'declarations' },
  'subject-missing': { kind: 'here', anchor: 'subject' },
  'text-missing': { kind: 'setup' },
  'question-missing': { kind: 'here', anchor: 'handouts' },
  'candidate-file-missing': { kind: 'setup' },
  'quorum-not-met': { kind: 'session' },
  'evaluator-not-chosen': { kind: 'setup' },
};

/** What a step lacks, in words that name the people concerned, with the way to mend it. */
export function useMissing(
  passage: PassageView,
): (codes: readonly PassageRefusal[]) => readonly MissingItem[] {
  const { t } = useTranslation(['passage', 'errors', 'roleplay']);
  const formats = useFormats();
  const sentences = (code: PassageRefusal): readonly string[] => {
    switch (code) {
      case 'declarations-missing':
      case 'signatures-missing': {
        const names = formats.list(namesConcerned(passage, code));
        return [names === '' ? t(`errors:${code}.what`) : t(`missing.${code}`, { names })];
      }
      case 'grids-not-sealed':
        return unsealed(passage).map((seat) => gridSentence(t, seat, passage.criterionCount));
      case 'subject-missing':
        return [t('roleplay:missing')];
      case 'identity-missing':
      case 'attendance-missing':
      case 'candidate-absent':
      case 'quorum-not-met':
      case 'evaluator-not-chosen':
      case 'interruption-awaits-ruling':
      case 'withdrawal-awaits-ruling':
      case 'results-missing':
      case 'decision-missing':
        return [t(`missing.${code}`)];
      default:
        return [t(`errors:${code}.what`)];
    }
  };
  return (codes) =>
    codes.flatMap((code) => sentences(code).map((sentence) => ({ sentence, mend: MENDS[code] ?? null })));
}

/** Puts the keyboard where the missing thing is given. */
export function goToAnchor(anchor: AnchorName): void {
  const target = document.getElementById(ANCHORS[anchor]);
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}

function namesConcerned(
  { seats, lock }: PassageView,
  code: 'declarations-missing' | 'signatures-missing',
): readonly string[] {
  const concerned =
    code === 'signatures-missing'
      ? (lock?.awaited ?? [])
      : seats.filter(({ presence, declaration }) => presence !== 'absent' && declaration === null);
  return concerned.map(({ name }) => name);
}

function unsealed({ seats }: PassageView): readonly SeatView[] {
  return seats.filter(({ isMarking, isSealed }) => isMarking && !isSealed);
}

/** How far a grid is from its seal; never which marks it holds. */
function gridSentence(t: TFunction<'passage'>, seat: SeatView, criterionCount: number): string {
  const { name } = seat;
  if (!seat.hasPin) return t('missing.grid.pin', { name });
  const count = criterionCount - seat.markedCount;
  return count > 0 ? t('missing.grid.lacks', { name, count }) : t('missing.grid.complete', { name });
}
