import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceView } from '../../../../../shared/areas/room.ts';
import { Button } from '../../../ui/index.ts';
import { useRelease } from '../hooks/use-room-writes.ts';
import { ReasonDialog } from './reason-dialog.tsx';

export interface ReleaseDeviceProps {
  readonly device: DeviceView;
  /** What the device is, in words. */
  readonly of: string;
  readonly isJuror: boolean;
}

/** The device writes or shows no more. */
export function ReleaseDevice({ device: { deviceId, label }, isJuror, of }: ReleaseDeviceProps) {
  const { t } = useTranslation('room');
  const [isAsked, setAsked] = useState(false);
  const release = useRelease();
  return (
    <>
      <Button
        variant="quiet"
        aria-label={t('release.openOf', { label, name: of })}
        onPress={() => {
          setAsked(true);
        }}
      >
        {t('release.open')}
      </Button>
      <ReasonDialog
        title={t('release.title', { label })}
        text={t(isJuror ? 'release.text' : 'release.screenText')}
        label={t('release.note')}
        proposed={t('release.proposed')}
        confirmLabel={t('release.confirm')}
        isOpen={isAsked}
        write={release}
        onConfirm={(note) => {
          release.mutate(
            { deviceId, note },
            {
              onSuccess: () => {
                setAsked(false);
              },
            },
          );
        }}
        onClose={() => {
          setAsked(false);
        }}
      />
    </>
  );
}
