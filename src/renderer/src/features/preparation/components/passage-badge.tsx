import { useTranslation } from 'react-i18next';
import type { PassageSummary } from '../../../../../shared/areas/preparation/sessions.ts';
import { Badge, Glyph } from '../../../ui/index.ts';
import type { BadgeProps, GlyphName } from '../../../ui/index.ts';
import { passageState } from '../passage-order.ts';
import type { PassageState } from '../passage-order.ts';

const TONES: Readonly<Record<PassageState, NonNullable<BadgeProps['tone']>>> = {
  planned: 'plain',
  interrupted: 'danger',
  absent: 'plain',
  reception: 'caution',
  timed: 'caution',
  marking: 'caution',
  deliberation: 'caution',
  decision: 'caution',
  signature: 'caution',
  archived: 'accent',
  restarted: 'plain',
};

const GLYPHS: Readonly<Record<PassageState, GlyphName | null>> = {
  planned: null,
  interrupted: 'caution',
  absent: 'close',
  reception: 'forward',
  timed: 'running',
  marking: 'forward',
  deliberation: 'forward',
  decision: 'forward',
  signature: 'forward',
  archived: 'check',
  restarted: 'undo',
};

/** The state of a passage by a sign, a word and a tone. */
export function PassageBadge({ passage }: { readonly passage: PassageSummary }) {
  const { t } = useTranslation();
  const state = passageState(passage);
  const glyph = GLYPHS[state];
  const isOutsideStages = state === 'planned' || state === 'interrupted' || state === 'absent';
  return (
    <Badge tone={TONES[state]}>
      {glyph === null ? null : <Glyph name={glyph} size={16} />}{' '}
      {isOutsideStages ? t(`passageState.${state}`) : t(`stage.${state}`)}
    </Badge>
  );
}
