import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenRoom, RoomReach } from '../../../../../shared/areas/room.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { Button, Disclosure, Inline, LinkButton, Notice, Stack } from '../../../ui/index.ts';
import { useLasting } from '../hooks/use-lasting.ts';
import { useReach } from '../queries.ts';
import { isLonely } from '../room-state.ts';

/** A device that was given its code is there by then. */
const PATIENCE_MS = 60_000;

/** What was tried, why nothing comes and what to do: folded until someone asks, or nobody came for a while. */
export function ReachHelp({ room }: { readonly room: OpenRoom }) {
  const { t } = useTranslation('room');
  const isLong = useLasting(isLonely(room), PATIENCE_MS);
  const [choice, setChoice] = useState<boolean | null>(null);
  const isShown = choice ?? isLong;
  const reach = useReach(isShown);
  return (
    <>
      {isLong ? <Notice tone="caution" isLive title={t('reach.lonely')} /> : null}
      <Disclosure title={t('reach.title')} level={2} isExpanded={isShown} onExpandedChange={setChoice}>
        <Loaded query={reach}>
          {(found) => (
            <Findings
              found={found}
              sessionId={room.sessionId}
              onAgain={() => {
                void reach.refetch();
              }}
            />
          )}
        </Loaded>
      </Disclosure>
    </>
  );
}

interface FindingsProps {
  readonly found: RoomReach;
  readonly sessionId: string;
  readonly onAgain: () => void;
}

function Findings({ found, onAgain, sessionId }: FindingsProps) {
  const { t } = useTranslation('room');
  const { address, callCount, failure, port } = found;
  return (
    <Stack>
      <h3>{t('reach.tried')}</h3>
      <ul>
        <li>{t('reach.listening', { address, port })}</li>
        <li>{failure === null ? t('reach.self') : t('reach.notSelf', { failure })}</li>
        <li>{t('reach.called', { count: callCount })}</li>
      </ul>
      <h3>{t('reach.why')}</h3>
      <ul>
        {causesOf(found).map((cause) => (
          <li key={cause}>{t(`reach.${cause}`, { port })}</li>
        ))}
      </ul>
      <p>{t('reach.paper')}</p>
      <Inline>
        <Button onPress={onAgain}>{t('reach.again')}</Button>
        <LinkButton href={{ to: '/sessions/$sessionId', params: { sessionId } }}>
          {t('reach.session')}
        </LinkButton>
      </Inline>
    </Stack>
  );
}

/** The most likely first. */
function causesOf({ address, callCount, failure }: RoomReach) {
  if (failure !== null) return ['address'] as const;
  if (address.startsWith('127.')) return ['loopback'] as const;
  if (callCount > 0) return ['certificate', 'otherNetwork'] as const;
  return ['otherNetwork', 'isolation', 'firewall'] as const;
}
