import { useTranslation } from 'react-i18next';
import type { DecisionOutcome } from '../../../../../domain/assessment/assessment.types.ts';
import { Badge, Glyph } from '../../../ui/index.ts';
import type { BadgeProps, GlyphName } from '../../../ui/index.ts';

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

/** A decision by its sign, its word and its tone. */
export function OutcomeMark({ outcome }: { readonly outcome: DecisionOutcome }) {
  const { t } = useTranslation();
  return (
    <Badge tone={TONES[outcome]}>
      <Glyph name={GLYPHS[outcome]} size={16} /> {t(`outcome.${outcome}`)}
    </Badge>
  );
}
