import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClockStrips, useReminderTones } from '../features/passage/index.ts';
import { RoomStrip } from '../features/room/index.ts';
import { LossBanner, RescueScreen } from '../features/backups/index.ts';
import { isTrial } from '../../../shared/areas/app.ts';
import type { AppInfo } from '../../../shared/areas/app.ts';
import { useAppInfo } from '../features/preferences/queries.ts';
import { keepFocus } from '../lib/focus/focus-keeper.ts';
import { AppFrame, Badge, Button, Inline, Notice, ToastDock } from '../ui/index.ts';
import { UnsavedWrites } from './unsaved-writes.tsx';
import { useAsked } from './use-asked.ts';
import { useRouteFocus } from './use-route-focus.ts';
import { isKeptDamaged } from './take-up-kept.ts';
import { KeptDamage, WaitingGrids } from './waiting-grids.tsx';
import { useScreenToasts } from './use-screen-toasts.ts';

/** What surrounds every screen: the wordmark, the places to go, the toasts. */
export function Shell() {
  const rescue = useAppInfo().data?.rescue ?? null;
  useEffect(keepFocus, []);
  return rescue === null ? <WholeShell /> : <RescueShell reason={rescue} />;
}

/** Nowhere to go while the data cannot be opened. */
function RescueShell({ reason }: { readonly reason: NonNullable<AppInfo['rescue']> }) {
  const { t } = useTranslation();
  return (
    <AppFrame
      wordmark={t('product')}
      skipLabel={t('skipToContent')}
      navLabel={t('navigation')}
      nav={null}
      actions={<ToastDock label={t('notifications')} closeLabel={t('action.dismiss')} />}
    >
      <RescueScreen reason={reason} />
    </AppFrame>
  );
}

/** The way home; a version for trial says so on every screen. */
function Wordmark() {
  const { t } = useTranslation();
  const version = useAppInfo().data?.version ?? '';
  return (
    <Inline>
      <Link to="/">{t('product')}</Link>
      {isTrial(version) ? <Badge tone="caution">{t('trial')}</Badge> : null}
    </Inline>
  );
}

function WholeShell() {
  const { t } = useTranslation(['common', 'candidates', 'subjects', 'certifications']);
  useAsked();
  useRouteFocus();
  useScreenToasts();
  useReminderTones();
  const matchRoute = useMatchRoute();
  // A passage takes the whole window: the clock above, and no way out by a slip but the one back to its session.
  const passage = matchRoute({ to: '/passages/$passageId' });
  return (
    <AppFrame
      wordmark={<Wordmark />}
      skipLabel={t('skipToContent')}
      navLabel={t('navigation')}
      nav={
        <>
          <Link to="/" activeOptions={{ exact: true }}>
            {t('nav.home')}
          </Link>
          <Link to="/candidates">{t('candidates:title')}</Link>
          <Link to="/subjects">{t('subjects:nav')}</Link>
          <Link to="/certifications">{t('certifications:title')}</Link>
          <Link to="/archive">{t('nav.archive')}</Link>
          <Link to="/preferences">{t('nav.preferences')}</Link>
        </>
      }
      actions={<ToastDock label={t('notifications')} closeLabel={t('action.dismiss')} />}
      banner={
        <>
          <LossBanner />
          <ClockStrips shownPassageId={passage === false ? null : passage.passageId} />
          <RoomStrip />
          <UnsavedWrites />
          <WaitingGrids shownPassageId={passage === false ? null : passage.passageId} />
          <KeptDamage isDamaged={isKeptDamaged()} />
          <StartupNotice />
        </>
      }
      isHeaderHidden={passage !== false}
    >
      <Outlet />
    </AppFrame>
  );
}

/** What happened to the data before this start, said once. */
function StartupNotice() {
  const { t } = useTranslation();
  const [isRead, setRead] = useState(false);
  const notice = useAppInfo().data?.startupNotice ?? null;
  if (notice === null || isRead) return null;
  return (
    <Notice
      tone={notice === 'recovered-passage' ? 'caution' : 'info'}
      isLive
      actions={
        <Button
          variant="quiet"
          onPress={() => {
            setRead(true);
          }}
        >
          {t('action.close')}
        </Button>
      }
    >
      {t(`startupNotice.${notice}`)}
    </Notice>
  );
}
