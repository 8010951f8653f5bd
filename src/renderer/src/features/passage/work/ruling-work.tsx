import { useTranslation } from 'react-i18next';
import type { ClockView, PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { Inline, NumberField, PinField, RadioGroup, TextArea } from '../../../ui/index.ts';
import { phaseOnClock } from '../clock/clock-extrapolation.ts';
import { durationWords, useTimeOfDay } from '../clock/words.ts';
import { countedMsOf } from './ruling.ts';
import type { Ruling, RulingDraft } from './ruling.ts';
import styles from './work.module.css';

type Interruption = NonNullable<ClockView['interruption']>;

/** After time that nobody vouches for: what happened, and the rulings with the time that each would leave. */
export function RulingWork({
  passage,
  draft,
}: {
  readonly passage: PassageView;
  readonly draft: RulingDraft;
}) {
  const { t } = useTranslation(['passage', 'clock', 'grid']);
  const facts = useFacts();
  const { interruption } = passage.clock;
  const phase = phaseOnClock(passage.clock);
  const president = passage.seats.find(({ jurorId }) => jurorId === passage.jury.presidentId);
  if (interruption === null || phase === null) return null;
  return (
    <div className={styles['ruling'] ?? ''}>
      <h2>{t(`clock:gap.title.${interruption.cause}`)}</h2>
      <p>{facts(phase, interruption)}</p>
      <p className={styles['who'] ?? ''}>
        {president === undefined ? t('ruling.whoUnknown') : t('ruling.who', { name: president.name })}
      </p>
      <RulingChoice
        phase={phase}
        interruption={interruption}
        canRestart={passage.jury.acts.includes('restart')}
        draft={draft}
      />
      {draft.choice === 'count-part' ? <CountedPart draft={draft} /> : null}
      <TextArea label={t('ruling.reason')} rows={2} value={draft.reason} onChange={draft.explain} />
      {draft.choice === 'restart' ? (
        <PinField
          label={t('clock:restart.pin', { name: president?.name ?? '' })}
          value={draft.pin}
          onChange={draft.setPin}
          countLabel={(count) => t('grid:door.digits', { count })}
          eraseLabel={t('grid:door.erase')}
          clearLabel={t('grid:door.clear')}
        />
      ) : null}
    </div>
  );
}

function useFacts(): (phase: PhaseView, interruption: Interruption) => string {
  const { t } = useTranslation('clock');
  const { t: tPassage } = useTranslation('passage');
  const timeOfDay = useTimeOfDay();
  return ({ title }, { cause, foundAt, gapMs, lastAliveAt }) => {
    const values = { phase: title, lastAlive: timeOfDay.exact(lastAliveAt) };
    if (gapMs === null) return t('gap.facts.unknown', values);
    const gap = durationWords(tPassage, gapMs);
    return t(`gap.facts.${cause}`, { ...values, found: timeOfDay.exact(foundAt), gap });
  };
}

function RulingChoice({
  phase,
  interruption: { gapMs },
  canRestart,
  draft,
}: {
  readonly phase: PhaseView;
  readonly interruption: Interruption;
  readonly canRestart: boolean;
  readonly draft: RulingDraft;
}) {
  const { t } = useTranslation(['passage', 'clock']);
  const { t: tPassage } = useTranslation('passage');
  const words = (ms: number) => durationWords(tPassage, ms);
  const left = (ms: number) =>
    ms > 0 ? t('ruling.countText', { remaining: words(ms) }) : t('ruling.countOver', { over: words(ms) });
  const counting: readonly { id: Ruling; label: string; description: string }[] =
    gapMs === null
      ? []
      : [{ id: 'count', label: t('ruling.count'), description: left(phase.remainingMs - gapMs) }];
  const partMs = countedMsOf(draft);
  return (
    <RadioGroup
      label={t('ruling.choice')}
      value={draft.choice}
      onChange={draft.choose}
      options={[
        {
          id: 'resume',
          label: t('ruling.resume'),
          description: t('ruling.resumeText', { remaining: words(Math.max(0, phase.remainingMs)) }),
        },
        ...counting,
        {
          id: 'count-part',
          label: gapMs === null ? t('clock:gap.countEntered') : t('clock:gap.countPart'),
          description:
            draft.choice === 'count-part' && partMs > 0
              ? left(phase.remainingMs - partMs)
              : t('clock:gap.countPartText'),
        },
        ...(canRestart
          ? [
              {
                id: 'restart' as const,
                label: t('clock:restart.label'),
                description: t('clock:restart.text'),
              },
            ]
          : []),
      ]}
    />
  );
}

function CountedPart({ draft }: { readonly draft: RulingDraft }) {
  const { t } = useTranslation('clock');
  const whole = (take: (count: number) => void) => (count: number) => {
    take(Number.isFinite(count) ? count : 0);
  };
  return (
    <Inline gap="2">
      <NumberField
        label={t('gap.minutes')}
        minValue={0}
        maxValue={24 * 60 - 1}
        value={draft.minutes}
        onChange={whole(draft.setMinutes)}
      />
      <NumberField
        label={t('gap.seconds')}
        minValue={0}
        maxValue={59}
        value={draft.seconds}
        onChange={whole(draft.setSeconds)}
      />
    </Inline>
  );
}
