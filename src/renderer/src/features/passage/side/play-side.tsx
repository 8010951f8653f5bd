import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { SegmentedControl, Stack } from '../../../ui/index.ts';
import { RoleCards } from '../../roleplay/index.ts';
import { phaseOnClock } from '../clock/clock-extrapolation.ts';
import { useClock } from '../clock/use-clock.ts';
import { CoverageMap } from './coverage-map.tsx';

const PARTS = ['card', 'coverage'] as const;
type Part = (typeof PARTS)[number];

/** Beside the grids of a role play: the card while it is played, the competences otherwise; either is a tap away. */
export function PlaySide({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('roleplay');
  const phase = phaseOnClock(useClock(passage.clock));
  const isPlay = phase?.kind === 'performance';
  const phaseId = phase?.id ?? null;
  // A choice holds for its phase: the next one shows what it needs first.
  const [choice, setChoice] = useState<{ readonly phaseId: string | null; readonly part: Part } | null>(null);
  const [cardId, setCardId] = useState<string | null>(null);
  const part = choice?.phaseId === phaseId ? choice.part : isPlay ? 'card' : 'coverage';
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What a phase or a tap brings is read from its first line, wherever the former text had been scrolled to.
    top.current?.scrollIntoView({ block: 'nearest' });
  }, [part, phaseId]);
  return (
    <Stack>
      <div ref={top}>
        <SegmentedControl
          label={t('side.label')}
          segments={PARTS.map((id) => ({ id, label: t(`side.${id}`) }))}
          value={part}
          onChange={(next) => {
            setChoice({ phaseId, part: next });
          }}
        />
      </div>
      {part === 'coverage' ? (
        <CoverageMap passage={passage} />
      ) : (
        <RoleCards
          passage={passage}
          playedMs={isPlay ? phase.elapsedMs : null}
          cardId={cardId}
          onCardChange={setCardId}
        />
      )}
    </Stack>
  );
}
