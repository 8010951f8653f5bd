import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WithdrawalView } from '../../../../../shared/areas/passage/jury.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Glyph, Notice } from '../../../ui/index.ts';
import { useTimeOfDay } from '../clock/words.ts';
import { runningPassageOf } from '../commands/second-clock.tsx';
import { useUndoWithdrawal } from '../commands/use-withdraw.ts';

/** A departure that can still be taken back: said in the passage, for as long as main accepts it. */
export function UndoWithdrawal({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const undo = useUndoWithdrawal(passage.passageId);
  const last = passage.jury.withdrawals.find(({ undoRemainingMs }) => undoRemainingMs !== null);
  return (
    <>
      {last === undefined ? null : (
        <Offer
          key={String(last.at)}
          last={last}
          name={passage.seats.find(({ jurorId }) => jurorId === last.jurorId)?.name ?? ''}
          onUndo={() => {
            undo.mutate({ jurorId: last.jurorId });
          }}
        />
      )}
      {undo.error === null || runningPassageOf(undo.error) !== null ? null : (
        <>
          <ErrorNotice error={undo.error} />
          <Notice tone="caution">{t('withdrawal.undoFailed')}</Notice>
        </>
      )}
    </>
  );
}

function Offer({
  last,
  name,
  onUndo,
}: {
  readonly last: WithdrawalView;
  readonly name: string;
  readonly onUndo: () => void;
}) {
  const { t } = useTranslation(['passage', 'jury']);
  const timeOfDay = useTimeOfDay();
  const [isOver, setOver] = useState(false);
  const { undoRemainingMs } = last;
  useEffect(() => {
    const timer = setTimeout(() => {
      setOver(true);
    }, undoRemainingMs ?? 0);
    return () => {
      clearTimeout(timer);
    };
  }, [undoRemainingMs]);
  if (isOver) return null;
  return (
    <Notice
      tone="success"
      isLive
      title={t('withdrawal.saved')}
      actions={
        <Button icon={<Glyph name="undo" size={18} />} onPress={onUndo}>
          {t('withdrawal.undo')}
        </Button>
      }
    >
      {t('jury:withdrawal.left', { name, time: timeOfDay.short(last.at) })}
    </Notice>
  );
}
