import { useTranslation } from 'react-i18next';
import type { ClockView, PassageView, PhaseView } from '../../../../../shared/views.ts';
import { RadioGroup, TextArea } from '../../../ui/index.ts';
import { phaseOnClock } from '../clock/clock-extrapolation.ts';
import { durationWords, useTimeOfDay } from '../clock/words.ts';
import type { RulingDraft } from './ruling.ts';
import styles from './work.module.css';

type Interruption = NonNullable<ClockView['interruption']>;

/** After a crash: what happened, and the two rulings with the time that each would leave. */
export function RulingWork({
  passage,
  draft,
}: {
  readonly passage: PassageView;
  readonly draft: RulingDraft;
}) {
  const { t } = useTranslation('passage');
  const timeOfDay = useTimeOfDay();
  const { interruption } = passage.clock;
  const phase = phaseOnClock(passage.clock);
  const president = passage.seats.find(({ isPresident }) => isPresident);
  if (interruption === null || phase === null) return null;
  return (
    <div className={styles['ruling'] ?? ''}>
      <h2>{t('ruling.title')}</h2>
      <p>
        {t('ruling.facts', {
          phase: phase.title,
          lastAlive: timeOfDay.exact(interruption.lastAliveAt),
          found: timeOfDay.exact(interruption.foundAt),
          gap: durationWords(t, interruption.gapMs),
        })}
      </p>
      <p className={styles['who'] ?? ''}>
        {president === undefined ? t('ruling.whoUnknown') : t('ruling.who', { name: president.name })}
      </p>
      <RulingChoice phase={phase} interruption={interruption} draft={draft} />
      <TextArea label={t('ruling.reason')} rows={2} value={draft.reason} onChange={draft.explain} />
    </div>
  );
}

function RulingChoice({
  phase,
  interruption,
  draft,
}: {
  readonly phase: PhaseView;
  readonly interruption: Interruption;
  readonly draft: RulingDraft;
}) {
  const { t } = useTranslation('passage');
  const countedMs = phase.remainingMs - interruption.gapMs;
  return (
    <RadioGroup
      label={t('ruling.choice')}
      value={draft.choice}
      onChange={draft.choose}
      options={[
        {
          id: 'resume',
          label: t('ruling.resume'),
          description: t('ruling.resumeText', {
            remaining: durationWords(t, Math.max(0, phase.remainingMs)),
          }),
        },
        {
          id: 'count',
          label: t('ruling.count'),
          description:
            countedMs > 0
              ? t('ruling.countText', { remaining: durationWords(t, countedMs) })
              : t('ruling.countOver', { over: durationWords(t, countedMs) }),
        },
      ]}
    />
  );
}
