import { useTranslation } from 'react-i18next';
import type { PassageRefusal } from '../../../../../domain/passage/passage.types.ts';
import type { PassageView } from '../../../../../shared/views.ts';
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
} as const;
export type AnchorName = keyof typeof ANCHORS;

export interface MissingItem {
  readonly code: PassageRefusal;
  readonly sentence: string;
  readonly mend: Mend | null;
}

const MENDS: Readonly<Partial<Record<PassageRefusal, Mend>>> = {
  'identity-missing': { kind: 'here', anchor: 'identity' },
  'attendance-missing': { kind: 'here', anchor: 'attendance' },
  'candidate-absent': { kind: 'here', anchor: 'attendance' },
  'declarations-missing': { kind: 'here', anchor: 'declarations' },
  'quorum-not-met': { kind: 'session' },
  'evaluator-not-chosen': { kind: 'setup' },
};

/** What a step lacks, in words that name the people concerned, with the way to mend it. */
export function useMissing(passage: PassageView): (codes: readonly PassageRefusal[]) => readonly MissingItem[] {
  const { t } = useTranslation(['passage', 'errors']);
  const formats = useFormats();
  const sentence = (code: PassageRefusal): string => {
    const names = formats.list(namesConcerned(passage, code));
    switch (code) {
      case 'declarations-missing':
      case 'grids-not-sealed':
      case 'signatures-missing':
        return names === '' ? t(`errors:${code}.what`) : t(`missing.${code}`, { names });
      case 'identity-missing':
      case 'attendance-missing':
      case 'candidate-absent':
      case 'quorum-not-met':
      case 'evaluator-not-chosen':
      case 'interruption-awaits-ruling':
      case 'results-missing':
      case 'decision-missing':
        return t(`missing.${code}`);
      default:
        return t(`errors:${code}.what`);
    }
  };
  return (codes) => codes.map((code) => ({ code, sentence: sentence(code), mend: MENDS[code] ?? null }));
}

/** Puts the keyboard where the missing thing is given. */
export function goToAnchor(anchor: AnchorName): void {
  const target = document.getElementById(ANCHORS[anchor]);
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}

function namesConcerned(passage: PassageView, code: PassageRefusal): readonly string[] {
  const { seats, lock } = passage;
  switch (code) {
    case 'declarations-missing':
      return seats
        .filter(({ presence, declaration }) => presence !== 'absent' && declaration === null)
        .map(({ name }) => name);
    case 'grids-not-sealed':
      return seats.filter(({ isMarking, isSealed }) => isMarking && !isSealed).map(({ name }) => name);
    case 'signatures-missing':
      return (lock?.awaited ?? []).map(({ name }) => name);
    default:
      return [];
  }
}
