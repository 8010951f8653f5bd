import { useTranslation } from 'react-i18next';
import type { OpenRoom, ReportedProblem } from '../../../../../shared/areas/room.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Button, Section, bindClasses } from '../../../ui/index.ts';
import { useProblemSeen } from '../hooks/use-room-writes.ts';
import styles from '../room.module.css';

const cx = bindClasses(styles);

export interface ProblemListProps {
  readonly room: OpenRoom;
  /** Names of candidates by passage. */
  readonly candidates: ReadonlyMap<string, string>;
}

/** What jurors told the president, until they say that they read it. */
export function ProblemList({ candidates, room: { problems } }: ProblemListProps) {
  const { t } = useTranslation('room');
  if (problems.length === 0) return null;
  return (
    <Section title={t('problems.title')}>
      <ul className={cx('lines')}>
        {problems.map((problem) => (
          <li key={problem.problemId}>
            <Problem problem={problem} candidate={candidates.get(problem.passageId ?? '') ?? null} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface ProblemProps {
  readonly problem: ReportedProblem;
  readonly candidate: string | null;
}

function Problem({ candidate, problem: { at, from, problemId, text } }: ProblemProps) {
  const { t } = useTranslation('room');
  const { exactTime } = useFormats();
  const seen = useProblemSeen();
  const facts = t('problems.facts', { name: from, time: exactTime(at) });
  return (
    <>
      <div className={cx('line')}>
        <div className={cx('what')}>
          <p>{text}</p>
          <p className={cx('facts')}>{candidate === null ? facts : `${facts} · ${candidate}`}</p>
        </div>
        <Button
          aria-label={t('problems.seenOf', { name: from })}
          isPending={seen.isPending}
          onPress={() => {
            seen.mutate({ problemId });
          }}
        >
          {t('problems.seen')}
        </Button>
      </div>
      <ErrorNotice error={seen.error} />
    </>
  );
}
