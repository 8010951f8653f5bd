import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PassageSummary, SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { Wording } from '../../../lib/wording.tsx';
import { Badge, bindClasses } from '../../../ui/index.ts';
import { candidateName, inDayOrder, passageAction } from '../passage-order.ts';
import { PassageBadge } from './passage-badge.tsx';
import { TogetherBadge } from './together-badge.tsx';
import styles from './passage-timetable.module.css';
import { testName } from '../../../lib/test-name.ts';

const cx = bindClasses(styles);

export interface PassageTimetableProps {
  readonly session: Pick<SessionView, 'passages'>;
  /** The passage to open next, marked by a line of ink. */
  readonly nextId?: string | undefined;
}

/** The day as it unfolds: one line for each passage, its hour in the margin. */
export function PassageTimetable({ session, nextId }: PassageTimetableProps) {
  return (
    <ol className={cx('timetable')}>
      {inDayOrder(session.passages).map((passage) => (
        <PassageLine
          key={passage.id}
          passage={passage}
          among={session.passages}
          isNext={passage.id === nextId}
        />
      ))}
    </ol>
  );
}

interface PassageLineProps {
  readonly passage: PassageSummary;
  /** Every passage of the day. */
  readonly among: readonly PassageSummary[];
  readonly isNext: boolean;
}

function PassageLine({ passage, among, isNext }: PassageLineProps) {
  const { t } = useTranslation('session');
  const { candidate, plannedTime } = passage;
  return (
    <li className={cx('line', isNext && 'next')}>
      {plannedTime === null ? (
        <span className={cx('time', 'unplanned')}>{t('passage.noTime')}</span>
      ) : (
        <time className={cx('time')} dateTime={plannedTime}>
          {plannedTime}
        </time>
      )}
      <div className={cx('who')}>
        <PassageLink passage={passage} />
        <Wording className={cx('test')}>{testName(passage)}</Wording>
        {candidate.company === '' ? null : <span className={cx('test')}>{candidate.company}</span>}
      </div>
      <div className={cx('state')}>
        <PassageBadge passage={passage} />
        <TogetherBadge passage={passage} among={among} />
        {passage.needsEvaluatorChoice ? <Badge tone="caution">{t('passage.evaluatorMissing')}</Badge> : null}
      </div>
      <div className={cx('action')}>
        <PassageAction passage={passage} />
      </div>
    </li>
  );
}

/** What else can be done from the list: prepare or complete it, or go on where the test was begun anew. */
function PassageAction({ passage }: { readonly passage: PassageSummary }) {
  const { t } = useTranslation('session');
  const action = passageAction(passage);
  if (action === null) return null;
  const name = candidateName(passage.candidate);
  if (action.kind === 'next') {
    return (
      <Link
        to="/passages/$passageId"
        params={{ passageId: action.passageId }}
        aria-label={t('passage.nextOf', { name })}
      >
        {t('passage.nextAttempt')}
      </Link>
    );
  }
  return (
    <Link
      to="/passages/$passageId/setup"
      params={{ passageId: action.passageId }}
      aria-label={t(`passage.${action.kind}Of`, { name })}
    >
      {t(`passage.${action.kind}`)}
    </Link>
  );
}

/** The candidate's name leads to the work: the passage, or its minutes once they are archived. */
function PassageLink({ passage }: { readonly passage: PassageSummary }) {
  const { t } = useTranslation('session');
  const name = candidateName(passage.candidate);
  if (passage.minutesId !== null) {
    return (
      <Link
        className={cx('name')}
        to="/archive/$minutesId"
        params={{ minutesId: passage.minutesId }}
        title={t('passage.readOf', { name })}
      >
        {name}
      </Link>
    );
  }
  // Another laptop has it: there is nothing to open here.
  if (passage.away !== null) return <span className={cx('name')}>{name}</span>;
  return (
    <Link
      className={cx('name')}
      to="/passages/$passageId"
      params={{ passageId: passage.id }}
      title={t('passage.openOf', { name })}
    >
      {name}
    </Link>
  );
}
