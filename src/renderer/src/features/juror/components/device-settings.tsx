import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { Button, Disclosure, Section, Stack, Switch } from '../../../ui/index.ts';
import { CertificateHelp } from '../../certificate-help/index.ts';
import { canVibrate } from '../hooks/alerts.ts';
import type { AlertChoice } from '../hooks/alerts.ts';
import { REPORTS, useJurorDevice, useOutbox } from '../hooks/device.ts';
import { useRoomPage } from '../hooks/room-page.ts';
import { CodeForm } from './arrival.tsx';
import { LanguageChoice } from './language-choice.tsx';

export interface DeviceSettingsProps {
  readonly alerts: AlertChoice | null;
  readonly onAlerts: (choice: AlertChoice) => void;
}

/** What this device may do, and how it is emptied at the end of the day. */
export function DeviceSettings({ alerts, onAlerts: setAlerts }: DeviceSettingsProps) {
  const { t } = useTranslation('juror');
  const page = useRoomPage();
  const lost = useUnsent();
  const [isLeaving, setLeaving] = useState(false);
  const [isNewCode, setNewCode] = useState(false);
  const { isSoundOn, isVibrationOn } = alerts ?? { isSoundOn: false, isVibrationOn: false };
  return (
    <Section title={t('day.settings')} description={t('settings.quiet')}>
      <Stack>
        <LanguageChoice />
        <Switch
          isSelected={isSoundOn}
          onChange={(isOn) => {
            setAlerts({ isSoundOn: isOn, isVibrationOn });
          }}
        >
          {t('settings.sound')}
        </Switch>
        {canVibrate ? (
          <Switch
            isSelected={isVibrationOn}
            onChange={(isOn) => {
              setAlerts({ isSoundOn, isVibrationOn: isOn });
            }}
          >
            {t('settings.vibrate')}
          </Switch>
        ) : null}
        {isNewCode ? (
          <CodeForm />
        ) : (
          <Button
            variant="quiet"
            onPress={() => {
              setNewCode(true);
            }}
          >
            {t('settings.newCode')}
          </Button>
        )}
        <Button
          variant="quiet"
          onPress={() => {
            setLeaving(true);
          }}
        >
          {t('settings.leave')}
        </Button>
      </Stack>
      <Disclosure title={t('certificate.title')}>
        <CertificateHelp address={location.host} />
      </Disclosure>
      <ConfirmDialog
        title={t('settings.leaveTitle')}
        confirmLabel={t('settings.leave')}
        cancelLabel={t('settings.cancel')}
        isOpen={isLeaving}
        onConfirm={() => {
          setLeaving(false);
          void page.forget();
        }}
        onClose={() => {
          setLeaving(false);
        }}
      >
        {lost.entries > 0 ? <p>{t('settings.leaveLoses', { count: lost.entries })}</p> : null}
        {lost.reports > 0 ? <p>{t('settings.leaveLosesReports', { count: lost.reports })}</p> : null}
        {lost.entries + lost.reports > 0 ? null : t('settings.leaveText')}
      </ConfirmDialog>
    </Section>
  );
}

/** What the desk does not have: entries, and reports that wait or are typed and not sent. */
function useUnsent(): { readonly entries: number; readonly reports: number } {
  const { jottings, problems, room } = useJurorDevice();
  const own = useOutbox().entries.length;
  const handed = room.handed()?.state().entries.length ?? 0;
  const waiting = useSyncExternalStore(problems.subscribe, problems.state).filter(
    ({ state }) => state === 'waiting',
  ).length;
  const typed = useSyncExternalStore(jottings.subscribe, () => jottings.count(REPORTS));
  return { entries: own + handed, reports: waiting + typed };
}
