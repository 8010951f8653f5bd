import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenRoom, WaitingDevice } from '../../../../../shared/areas/room.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Button, Inline, Section, bindClasses } from '../../../ui/index.ts';
import { usePlaceName } from '../hooks/use-place-name.ts';
import { useAdmission, useTakeOver } from '../hooks/use-room-writes.ts';
import styles from '../room.module.css';
import { ReasonDialog } from './reason-dialog.tsx';

const cx = bindClasses(styles);

/** Devices that showed a good code, each with what the president can say to it. */
export function WaitingList({ room }: { readonly room: OpenRoom }) {
  const { t } = useTranslation('room');
  return (
    // Spoken as soon as someone comes; it stands before that, so that it is heard.
    <div role="status">
      {room.waiting.length === 0 ? null : (
        <Section title={t('waiting.title')}>
          <ul className={cx('lines')}>
            {room.waiting.map((waiting) => (
              <li key={waiting.waitingId}>
                <Waiting room={room} waiting={waiting} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

interface WaitingProps {
  readonly room: OpenRoom;
  readonly waiting: WaitingDevice;
}

function Waiting({ room, waiting }: WaitingProps) {
  const { t } = useTranslation('room');
  const { exactTime } = useFormats();
  const nameOf = usePlaceName(room);
  const { admit, refuse } = useAdmission();
  const { isSeatTaken, label, place, remote, since, waitingId } = waiting;
  const name = nameOf(place);
  return (
    <>
      <div className={cx('line')}>
        <div>
          <p className={cx('name')}>{t(`waiting.${place.role}`, { label, name })}</p>
          <p className={cx('facts')}>
            {t('waiting.facts', { time: exactTime(since), remote })}
            {isSeatTaken ? ` · ${t('waiting.taken')}` : null}
          </p>
        </div>
        <Inline justify="end">
          <Button
            variant="quiet"
            aria-label={t('waiting.refuseOf', { label, place: name })}
            isPending={refuse.isPending}
            onPress={() => {
              refuse.mutate({ waitingId });
            }}
          >
            {t('waiting.refuse')}
          </Button>
          {isSeatTaken ? (
            <TakeOver waiting={waiting} name={name} />
          ) : (
            <Button
              aria-label={t('waiting.admitOf', { label, place: name })}
              isPending={admit.isPending}
              onPress={() => {
                admit.mutate({ waitingId });
              }}
            >
              {t('waiting.admit')}
            </Button>
          )}
        </Inline>
      </div>
      <ErrorNotice error={admit.error ?? refuse.error} />
    </>
  );
}

function TakeOver({
  name,
  waiting: { label, waitingId },
}: Pick<WaitingProps, 'waiting'> & { readonly name: string }) {
  const { t } = useTranslation('room');
  const [isAsked, setAsked] = useState(false);
  const takeOver = useTakeOver();
  return (
    <>
      <Button
        aria-label={t('waiting.takeOverOf', { label, name })}
        onPress={() => {
          setAsked(true);
        }}
      >
        {t('waiting.takeOver')}
      </Button>
      <ReasonDialog
        title={t('takeOver.title', { name })}
        text={t('takeOver.text')}
        label={t('takeOver.note')}
        proposed={t('takeOver.proposed')}
        confirmLabel={t('takeOver.confirm')}
        isOpen={isAsked}
        write={takeOver}
        onConfirm={(note) => {
          takeOver.mutate({ waitingId, note });
        }}
        onClose={() => {
          setAsked(false);
        }}
      />
    </>
  );
}
