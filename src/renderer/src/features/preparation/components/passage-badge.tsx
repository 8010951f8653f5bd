import { useTranslation } from 'react-i18next';
import type { PassageSummary } from '../../../../../shared/areas/preparation/sessions.ts';
import { Wording } from '../../../lib/wording.tsx';
import { Badge, Glyph, MarkGlyph } from '../../../ui/index.ts';
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
  if (passage.result !== null) return <ResultBadge result={passage.result} />;
  if (passage.away !== null) return <AwayBadge away={passage.away} />;
  const isOutsideStages = state === 'planned' || state === 'interrupted' || state === 'absent';
  return (
    <Badge tone={TONES[state]}>
      {glyph === null ? null : <Glyph name={glyph} size={16} />}{' '}
      {isOutsideStages ? t(`passageState.${state}`) : t(`stage.${state}`)}
    </Badge>
  );
}

/** Another laptop has it, or held it. */
function AwayBadge({ away: { number, recipient } }: { readonly away: NonNullable<PassageSummary['away']> }) {
  const { t } = useTranslation();
  return number === null ? (
    <Badge tone="plain">
      <Glyph name="forward" size={16} /> {t('passageState.away', { recipient })}
    </Badge>
  ) : (
    <Badge tone="accent">
      <Glyph name="check" size={16} /> {t('passageState.returned', { number })}
    </Badge>
  );
}

const SIGNS = { validated: 'full', refused: 'empty', 'not-assessed': 'not-observed' } as const;

/** What the day is for: the result of the test, once its minutes are archived. */
function ResultBadge({ result }: { readonly result: NonNullable<PassageSummary['result']> }) {
  const { t } = useTranslation();
  return (
    <span title={t('stage.archived')}>
      <Wording>
        <MarkGlyph sign={SIGNS[result.outcome]} label={result.word} size="small" isLabelVisible />
      </Wording>
    </span>
  );
}
