import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenRoom, RoomPlace } from '../../../../shared/areas/room.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import {
  Button,
  EmptyState,
  Page,
  PrimaryBar,
  SegmentedControl,
  Select,
  bindClasses,
} from '../../ui/index.ts';
import { SessionBreadcrumb, useSession } from '../preparation/index.ts';
import { CodeCard } from './components/code-card.tsx';
import { ReachHelp } from './components/reach-help.tsx';
import { WaitingList } from './components/waiting-list.tsx';
import { WifiCard } from './components/wifi-card.tsx';
import { usePlaceName } from './hooks/use-place-name.ts';
import { roomKeys, useRoom } from './queries.ts';
import styles from './room.module.css';

const cx = bindClasses(styles);

const WIFI = 'wifi';

export interface RoomCodesScreenProps {
  readonly sessionId: string;
  /** The seat whose code is shown first. */
  readonly jurorId: string | undefined;
}

/** The codes by which devices come in, to be shown across the table, and whoever is at the door meanwhile. */
export function RoomCodesScreen({ jurorId, sessionId }: RoomCodesScreenProps) {
  const { t } = useTranslation('room');
  useDocumentTitle(t('codes.title'));
  return (
    <LoadedScreen query={useRoom()} title={t('codes.title')}>
      {({ open }) => <Codes room={open?.sessionId === sessionId ? open : null} {...{ jurorId, sessionId }} />}
    </LoadedScreen>
  );
}

function Codes({ jurorId, room, sessionId }: RoomCodesScreenProps & { readonly room: OpenRoom | null }) {
  const { t } = useTranslation(['room', 'common']);
  const navigate = useNavigate();
  const session = useSession(sessionId).data;
  return (
    <Page
      title={t('codes.title')}
      lede={t('codes.lede')}
      breadcrumb={
        session === undefined ? null : (
          <>
            <div data-print="hidden">
              <SessionBreadcrumb session={{ id: session.id, title: session.title }} />
            </div>
            <p className={cx('onPaper')}>{session.title}</p>
          </>
        )
      }
      width="wide"
      primary={
        <PrimaryBar
          label={t('codes.back')}
          onPress={() => void navigate({ to: '/sessions/$sessionId/room', params: { sessionId } })}
          {...(room === null
            ? {}
            : {
                note: t('codes.printed'),
                secondary: (
                  <Button
                    onPress={() => {
                      window.print();
                    }}
                  >
                    {t('codes.print')}
                  </Button>
                ),
              })}
        />
      }
    >
      {room === null ? (
        <EmptyState title={t('codes.closedTitle')}>{t('codes.closed')}</EmptyState>
      ) : (
        <>
          <div data-print="hidden">
            <WaitingList room={room} />
          </div>
          <CodeViews room={room} jurorId={jurorId} />
          <div data-print="hidden">
            <ReachHelp room={room} />
          </div>
        </>
      )}
    </Page>
  );
}

/** One code as large as the screen allows, or all of them side by side. */
function CodeViews({ jurorId, room }: Pick<RoomCodesScreenProps, 'jurorId'> & { readonly room: OpenRoom }) {
  const { t } = useTranslation('room');
  const client = useQueryClient();
  const nameOf = usePlaceName(room);
  const [view, setView] = useState<'one' | 'all'>('one');
  const places = placesOf(room);
  const first = places.find(({ id }) => id === jurorId) ?? places.find(({ isFree }) => isFree) ?? places[0];
  const [chosen, setChosen] = useState(first?.id ?? WIFI);
  const place = places.find(({ id }) => id === chosen);
  return (
    <>
      <div className={cx('views')} data-print="hidden">
        <SegmentedControl
          label={t('codes.view')}
          segments={[
            { id: 'one', label: t('codes.one') },
            { id: 'all', label: t('codes.all') },
          ]}
          value={view}
          onChange={setView}
        />
        {view === 'all' ? (
          <Button
            onPress={() => {
              // Those that are shown: a seat that has a device needs none.
              void client.refetchQueries({ queryKey: roomKeys.codes, type: 'active' });
            }}
          >
            {t('codes.renewAll')}
          </Button>
        ) : (
          <Select
            label={t('codes.choose')}
            placeholder={t('codes.choose')}
            options={[
              ...places.map(({ id, place: each }) => ({ id, label: nameOf(each) })),
              { id: WIFI, label: t('codes.wifi') },
            ]}
            value={chosen}
            onChange={setChosen}
          />
        )}
      </div>
      <div className={cx('codes', view === 'all' && 'all')}>
        {view === 'all' ? (
          <>
            {places.map(({ id, place: each }) => (
              <CodeCard key={id} room={room} place={each} size="regular" />
            ))}
            <WifiCard size="regular" />
          </>
        ) : place === undefined ? (
          <WifiCard size="large" />
        ) : (
          <CodeCard key={place.id} room={room} place={place.place} size="large" />
        )}
      </div>
    </>
  );
}

interface NamedPlace {
  readonly id: string;
  readonly place: RoomPlace;
  readonly isFree: boolean;
}

function placesOf({ seats }: OpenRoom): readonly NamedPlace[] {
  return [
    ...seats.map(({ device, jurorId }) => ({
      id: jurorId,
      place: { role: 'juror', jurorId } as const,
      isFree: device === null,
    })),
    { id: 'display', place: { role: 'display' }, isFree: false },
    { id: 'observer', place: { role: 'observer' }, isFree: false },
  ];
}
