import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenRoom } from '../../../../../shared/areas/room.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { Button } from '../../../ui/index.ts';
import { useCloseRoom } from '../hooks/use-room-writes.ts';
import { unsentOf } from '../room-state.ts';

/** Closes the room, after saying what would still be on the way. */
export function CloseRoom({ room }: { readonly room: OpenRoom }) {
  const { t } = useTranslation('room');
  const [isAsked, setAsked] = useState(false);
  const close = useCloseRoom();
  const unsent = unsentOf(room);
  const isHeld = room.seats.some(({ device }) => device !== null);
  return (
    <>
      <Button
        onPress={() => {
          setAsked(true);
        }}
      >
        {t('closing.open')}
      </Button>
      <ConfirmDialog
        title={t('closing.title')}
        confirmLabel={t('closing.confirm')}
        cancelLabel={t('closing.cancel')}
        isOpen={isAsked}
        write={close}
        onConfirm={() => {
          close.mutate();
        }}
        onClose={() => {
          setAsked(false);
        }}
      >
        <p>{t('closing.text')}</p>
        {unsent.length === 0 ? null : (
          <>
            <p>{t('closing.unsent')}</p>
            <ul>
              {unsent.map(({ count, jurorId, name }) => (
                <li key={jurorId}>
                  {count === null ? t('closing.unknown', { name }) : t('closing.count', { name, count })}
                </li>
              ))}
            </ul>
            <p>{t('closing.unsentText')}</p>
          </>
        )}
        {isHeld ? <p>{t('closing.held')}</p> : null}
      </ConfirmDialog>
    </>
  );
}
