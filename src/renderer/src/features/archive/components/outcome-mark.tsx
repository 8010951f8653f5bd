import { useTranslation } from 'react-i18next';
import type { DecisionOutcome } from '../../../../../domain/assessment/assessment.types.ts';
import { Badge, Glyph } from '../../../ui/index.ts';
import type { BadgeProps, GlyphName } from '../../../ui/index.ts';
import type { MinutesStatus } from '../../../../../shared/areas/preparation/sessions.ts';

const TONES: Readonly<Record<DecisionOutcome, NonNullable<BadgeProps['tone']>>> = {
  validated: 'accent',
  refused: 'danger',
  'not-assessed': 'plain',
};

const GLYPHS: Readonly<Record<DecisionOutcome, GlyphName>> = {
  validated: 'check',
  refused: 'close',
  'not-assessed': 'minus',
};

export interface OutcomeMarkProps {
  readonly outcome: DecisionOutcome;
  /** What the jury of these minutes gave: a proposal is never shown as a decision. */
  readonly status: MinutesStatus;
  /** The certification's own words for it, where they are known. */
  readonly words?: string | undefined;
}

/** What the jury gave by its sign, its words and its tone. */
export function OutcomeMark({ outcome, status, words }: OutcomeMarkProps) {
  const { t } = useTranslation('archive');
  return (
    <Badge tone={TONES[outcome]}>
      <Glyph name={GLYPHS[outcome]} size={16} /> {words ?? t(`outcome.${status}.${outcome}`)}
    </Badge>
  );
}
