import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TouchedThing } from '../../../../../shared/areas/ledger.ts';

export interface TouchedListProps {
  readonly touched: readonly TouchedThing[];
  /** How many there are in all. */
  readonly count: number;
  /** How many are named; the rest is counted. */
  readonly shown: number;
}

/** What the faults of the register touch, by name, and what became of which record. */
export function TouchedList({ count, touched, shown }: TouchedListProps) {
  const { t } = useTranslation('register');
  const hidden = count - Math.min(shown, touched.length);
  return (
    <ul>
      {touched.slice(0, shown).map((thing) => (
        <li key={`${thing.kind} ${thing.id}`}>
          <ThingName thing={thing} />
          {' – '}
          <FaultWords thing={thing} />
        </li>
      ))}
      {hidden > 0 ? <li>{t('more', { count: hidden })}</li> : null}
    </ul>
  );
}

function ThingName({ thing }: { readonly thing: TouchedThing }) {
  const { t } = useTranslation('register');
  const { id, kind, minutes, name, session } = thing;
  if (kind === 'register') return <span>{t('thing.register')}</span>;
  if (name === '') return <span>{t('thing.unknown')}</span>;
  const bare = t(`thing.${kind}`, { name });
  const words = session === null ? bare : t('thing.inSession', { thing: bare, session: session.title });
  if (kind === 'passage') {
    return (
      <>
        <Link to="/passages/$passageId" params={{ passageId: id }}>
          {words}
        </Link>
        {minutes === null ? null : (
          <>
            {', '}
            <Link to="/archive/$minutesId" params={{ minutesId: minutes.id }}>
              {t('thing.minutes', { number: minutes.number })}
            </Link>
          </>
        )}
      </>
    );
  }
  const sessionId = kind === 'session' ? id : kind === 'member' ? session?.id : undefined;
  if (sessionId === undefined) return <span>{words}</span>;
  return (
    <Link to="/sessions/$sessionId" params={{ sessionId }}>
      {words}
    </Link>
  );
}

function FaultWords({ thing }: { readonly thing: TouchedThing }) {
  const { t } = useTranslation('register');
  const words = thing.faults.map(({ count, fault, record }) =>
    t('place', { record: t(`record.${record}`), fault: t(`fault.${fault}`, { count }) }),
  );
  return <span>{words.join(', ')}</span>;
}
