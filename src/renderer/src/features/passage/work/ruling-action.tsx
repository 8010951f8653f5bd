import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { queryKeys } from '../../../lib/query-keys.ts';
import { PrimaryBar } from '../../../ui/index.ts';
import { usePassageCommand } from '../commands/use-passage-command.ts';
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
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => {
      const cause = jury.isInterruptedOverHalf ? 'interruption' : 'ruling';
      return api.passages.restart({ passageId, cause, reason, pin });
    },
    onSuccess: (next) => {
      clear();
      client.setQueryData(queryKeys.passage(next.passageId), next);
      void navigate({ to: '/passages/$passageId', params: { passageId: next.passageId } });
    },
    onError: () => {
      setPin('');
    },
  });
}
