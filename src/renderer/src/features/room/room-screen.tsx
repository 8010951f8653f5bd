import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROOM_PORT } from '../../../../shared/areas/room.ts';
import type { OpenRoom, RoomInterface } from '../../../../shared/areas/room.ts';
import type { SessionView } from '../../../../shared/areas/preparation/sessions.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { useFormats } from '../../lib/format.ts';
import { Loaded, LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import {
  DescriptionList,
  Disclosure,
  LinkButton,
  Notice,
  Page,
  PrimaryBar,
  bindClasses,
} from '../../ui/index.ts';
import { usePassages } from '../passage/queries.ts';
import { SessionBreadcrumb, candidateName, useSession } from '../preparation/index.ts';
import { inGroups } from './code-time.ts';
import { CloseRoom } from './components/close-room.tsx';
import { OpenRoomForm } from './components/open-room-form.tsx';
import type { RoomDraft } from './components/open-room-form.tsx';
import { ProblemList } from './components/problem-list.tsx';
import { ReachHelp } from './components/reach-help.tsx';
import { ScreenList } from './components/screen-list.tsx';
import { SeatList } from './components/seat-list.tsx';
import { WaitingList } from './components/waiting-list.tsx';
import { useOpenRoom } from './hooks/use-room-writes.ts';
import { inOrder } from './interface-kind.ts';
import { useRoom, useRoomInterfaces } from './queries.ts';
import styles from './room.module.css';
import { countRoom } from './room-state.ts';

const cx = bindClasses(styles);

const FINGERPRINT_GROUP = 4;

/** The president's page of the room: opened on a network, who is there, closed. */
export function RoomScreen({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('room');
  useDocumentTitle(t('title'));
  const room = useRoom();
  return (
    <LoadedScreen query={useSession(sessionId)} title={t('title')}>
      {(session) => (
        <LoadedScreen query={room} title={t('title')}>
          {({ open }) =>
            open === null ? (
              <ClosedRoom session={session} />
            ) : open.sessionId === sessionId ? (
              <OpenedRoom session={session} room={open} />
            ) : (
              <OtherRoom session={session} room={open} />
            )
          }
        </LoadedScreen>
      )}
    </LoadedScreen>
  );
}

interface SessionProps {
  readonly session: SessionView;
}

type OpenProps = SessionProps & { readonly room: OpenRoom };

function useFrame({ session }: SessionProps) {
  const { t } = useTranslation('room');
  return {
    title: t('title'),
    breadcrumb: <SessionBreadcrumb session={{ id: session.id, title: session.title }} />,
  };
}

function ClosedRoom({ session }: SessionProps) {
  const { t } = useTranslation('room');
  const frame = useFrame({ session });
  const query = useRoomInterfaces();
  const open = useOpenRoom();
  const [draft, setDraft] = useState<RoomDraft>({ address: null, port: ROOM_PORT, isNameShown: false });
  const interfaces = inOrder(query.data ?? []);
  const address = chosenAddress(draft, interfaces);
  const { isNameShown, port } = draft;
  return (
    <Page
      {...frame}
      lede={t('lede')}
      width="reading"
      primary={
        <PrimaryBar
          label={t('opening.confirm')}
          isDisabled={address === null}
          isPending={open.isPending}
          onPress={() => {
            if (address === null) return;
            const isUsual = port === ROOM_PORT;
            open.mutate({ sessionId: session.id, address, isNameShown, ...(isUsual ? {} : { port }) });
          }}
        />
      }
    >
      <Loaded query={query}>
        {() => (
          <OpenRoomForm
            interfaces={interfaces}
            draft={{ ...draft, address }}
            onChange={setDraft}
            onReadAgain={() => void query.refetch()}
          />
        )}
      </Loaded>
      <ErrorNotice error={open.error} />
    </Page>
  );
}

/** What was chosen while it is there; before that the first that others can reach. */
function chosenAddress({ address }: RoomDraft, interfaces: readonly RoomInterface[]): string | null {
  const chosen = interfaces.find((place) => place.address === address) ?? interfaces[0];
  return chosen?.address ?? null;
}

function OtherRoom({ room, session }: OpenProps) {
  const { t } = useTranslation('room');
  return (
    <Page {...useFrame({ session })} width="reading">
      <Notice
        tone="caution"
        title={t('elsewhere.title')}
        actions={
          <LinkButton href={{ to: '/sessions/$sessionId/room', params: { sessionId: room.sessionId } }}>
            {t('elsewhere.go')}
          </LinkButton>
        }
      >
        {t('elsewhere.text')}
      </Notice>
    </Page>
  );
}

function OpenedRoom({ room, session }: OpenProps) {
  const { t } = useTranslation('room');
  const navigate = useNavigate();
  const { exactTime } = useFormats();
  const underWay = session.passages.filter(({ stage }) => stage === 'timed' || stage === 'marking');
  const passages = usePassages(underWay.map(({ id }) => id));
  const candidates = new Map(session.passages.map(({ candidate, id }) => [id, candidateName(candidate)]));
  const { seats, there } = countRoom(room);
  return (
    <Page
      {...useFrame({ session })}
      lede={`${t('openedBy', { time: exactTime(room.openedAt) })} · ${t('there', { count: there, seats })}`}
      primary={
        <PrimaryBar
          label={t('codes.show')}
          onPress={() =>
            void navigate({ to: '/sessions/$sessionId/room/codes', params: { sessionId: session.id } })
          }
          secondary={<CloseRoom room={room} />}
        />
      }
    >
      <ProblemList room={room} candidates={candidates} />
      <WaitingList room={room} />
      <SeatList room={room} passages={passages} candidates={candidates} />
      <ScreenList room={room} />
      <ReachHelp room={room} />
      <Disclosure title={t('facts.title')} level={2}>
        <DescriptionList
          items={[
            { term: t('facts.address'), value: room.url },
            {
              term: t('facts.fingerprint'),
              value: (
                <span className={cx('fingerprint')}>{inGroups(room.fingerprint, FINGERPRINT_GROUP)}</span>
              ),
            },
          ]}
        />
        <p className={cx('facts')}>{t('facts.fingerprintText')}</p>
      </Disclosure>
    </Page>
  );
}
