import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useWrite } from '../../../lib/use-write.ts';
import { PrimaryBar } from '../../../ui/index.ts';
import { usePassageCommand } from '../commands/use-passage-command.ts';
import { passageKeys } from '../queries.ts';
import { rulingCommand, useRulingMissing } from './ruling.ts';
import type { RulingDraft } from './ruling.ts';

interface RulingActionProps {
  readonly passage: PassageView;
  readonly ruling: RulingDraft;
}

/** Applies the president's ruling: the clock goes on, or the test begins again as another passage. */
export function RulingAction({ passage, ruling }: RulingActionProps) {
  const { t } = useTranslation(['passage', 'clock']);
  const command = usePassageCommand(passage.passageId);
  const restart = useRestart(passage, ruling);
  const missing = useRulingMissing(ruling, passage.clock.interruption?.gapMs ?? null);
  const isRestart = ruling.choice === 'restart';
  return (
    <>
      <ErrorNotice error={isRestart ? restart.error : command.error} />
      <PrimaryBar
        label={isRestart ? t('clock:restart.confirm') : t('ruling.confirm')}
        blockersTitle={t('missing.title')}
        blockers={missing}
        note={isRestart ? t('clock:restart.note') : t('ruling.note')}
        onPress={() => {
          const ruled = rulingCommand(ruling);
          if (ruled !== null) command.send([ruled], ruling.clear);
          else if (!restart.isPending) restart.mutate();
        }}
      />
    </>
  );
}

function useRestart({ jury, passageId }: PassageView, { clear, pin, reason, setPin }: RulingDraft) {
  const navigate = useNavigate();
  const cause = jury.isInterruptedOverHalf ? 'interruption' : 'ruling';
  return useWrite(
    () => api.passages.restart({ passageId, cause, reason, pin }),
    (next) => passageKeys.passage(next.passageId),
    {
      onDone: (next) => {
        clear();
        void navigate({ to: '/passages/$passageId', params: { passageId: next.passageId } });
      },
      onRefused: () => {
        setPin('');
      },
    },
  );
}
