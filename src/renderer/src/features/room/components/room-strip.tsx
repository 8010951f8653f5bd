import { Link, useMatchRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OpenRoom } from '../../../../../shared/areas/room.ts';
import { useFormats } from '../../../lib/format.ts';
import { Glyph, bindClasses } from '../../../ui/index.ts';
import { useLasting } from '../hooks/use-lasting.ts';
import { useRoom } from '../queries.ts';
import { countRoom } from '../room-state.ts';
import styles from '../room.module.css';

const cx = bindClasses(styles);

/** A page that is loaded again is back by then. */
const SILENCE_MS = 6_000;

/** One line on every other screen, while the room has something to say to the president: nothing moves for less. */
export function RoomStrip() {
  const matchRoute = useMatchRoute();
  const open = useRoom().data?.open ?? null;
  const isThere = matchRoute({ to: '/sessions/$sessionId/room', fuzzy: true }) !== false;
  return open === null || isThere ? null : <Strip room={open} />;
}

function Strip({ room }: { readonly room: OpenRoom }) {
  const { t } = useTranslation('room');
  const { exactTime, list } = useFormats();
  const { silent, slept } = countRoom(room);
  const { deskSleep } = room;
  const isSilent = useLasting(silent.length > 0, SILENCE_MS);
  const isMissed = useLasting(slept.length > 0, SILENCE_MS);
  const count = room.waiting.length;
  const problem = room.problems.at(-1);
  const sentences = [
    ...(problem === undefined ? [] : [t('strip.problem', { name: problem.from, text: problem.text })]),
    ...(isSilent ? [t('strip.silent', { names: list(silent.map(({ name }) => name)) })] : []),
    ...(isMissed && deskSleep !== null
      ? [
          t('strip.deskSlept', {
            ...{ from: exactTime(deskSleep.from), to: exactTime(deskSleep.to) },
            names: list(slept.map(({ name }) => name)),
          }),
        ]
      : []),
    ...(count > 0 ? [t('strip.waiting', { count })] : []),
  ];
  return (
    // It stands before it has something to say, so that a screen reader hears what comes into it.
    <section role="status" aria-label={t('strip.label')} className={cx(sentences.length > 0 && 'strip')}>
      {sentences.length === 0 ? null : (
        <>
          <Glyph name={isSilent ? 'caution' : 'info'} />
          <span className={cx('said')}>{sentences.join(' · ')}</span>
          <Link className={cx('go')} to="/sessions/$sessionId/room" params={{ sessionId: room.sessionId }}>
            {t('strip.go')}
          </Link>
        </>
      )}
    </section>
  );
}
