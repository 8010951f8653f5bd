import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../../../domain/bloc/bloc.schema.ts';
import type { DecidingMember, DraftRuling, SealedView } from '../../../../../shared/areas/decisions.ts';
import { Wording } from '../../../lib/wording.tsx';
import { DescriptionList, bindClasses } from '../../../ui/index.ts';
import styles from '../decisions.module.css';
import type { BlocWordsHook } from '../hooks/bloc-words.ts';

const cx = bindClasses(styles);

interface DraftSummaryProps {
  readonly draft: DraftRuling;
  readonly members: readonly DecidingMember[];
  readonly words: BlocWordsHook;
}

/** What the jury decided and no minutes seal yet. */
export function DraftSummary({ draft, members, words }: DraftSummaryProps) {
  const { t } = useTranslation(['decisions', 'deliberation']);
  const { formats, given } = words;
  const nameOf = (jurorId: string) => members.find(({ id }) => id === jurorId)?.name ?? '';
  const { condition, decidedAt, decidedBy, dissents, hasCastingVote, reason, recommendations, vote } = draft;
  const items = [
    { term: t('decide.reason'), value: reason },
    {
      term: t('summary.condition'),
      value: condition === null ? '' : <ConditionText condition={condition} words={words} />,
    },
    { term: t('decide.recommendations'), value: recommendations },
    {
      term: t('deliberation:ballot.vote'),
      value: vote === null ? '' : t('deliberation:ballot.count', { ...vote, count: vote.abstained }),
    },
    {
      term: t('deliberation:ballot.castingVote'),
      value: hasCastingVote ? t('deliberation:decision.yes') : '',
    },
    {
      term: t('deliberation:ballot.dissents'),
      value: dissents
        .map(({ jurorId, opinion }) => t('deliberation:history.dissent', { name: nameOf(jurorId), opinion }))
        .join(' '),
    },
    { term: t('summary.by'), value: formats.list(decidedBy.map(({ name }) => name)) },
    { term: t('summary.at'), value: formats.dateTime(decidedAt as Parameters<typeof formats.dateTime>[0]) },
  ].filter(({ value }) => value !== '');
  return (
    <>
      <p className={cx('outcome')}>
        <Wording>{given(draft)}</Wording>
      </p>
      <DescriptionList items={items} />
    </>
  );
}

/** Rulings that minutes seal, each by its number. */
export function SealedList({
  rulings,
  words,
}: {
  readonly rulings: readonly SealedView[];
  readonly words: BlocWordsHook;
}) {
  const { t } = useTranslation('decisions');
  return (
    <ul className={cx('trace')}>
      {rulings.map((ruling) => (
        <li key={`${ruling.number} ${ruling.kind}`}>
          <strong>
            <Wording>{words.outcome(ruling)}</Wording>
          </strong>
          {', '}
          <MinutesNumber ruling={ruling} />{' '}
          <span className={cx('soft')}>
            {t('summary.sealedOn', {
              date: words.formats.dateTime(ruling.sealedAt as Parameters<typeof words.formats.dateTime>[0]),
            })}
          </span>
          {ruling.condition === null ? null : (
            <p>
              <ConditionText condition={ruling.condition} words={words} />
            </p>
          )}
          {ruling.reason === '' ? null : (
            <p className={cx('soft')}>{t('summary.reason', { reason: ruling.reason })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Minutes of a session of here are read there; others are found by their number. */
function MinutesNumber({ ruling: { number, sessionId } }: { readonly ruling: SealedView }) {
  if (sessionId !== null) {
    return (
      <Link to="/sessions/$sessionId/minutes" params={{ sessionId }}>
        {number}
      </Link>
    );
  }
  return (
    <Link to="/archive" search={{ q: number }}>
      {number}
    </Link>
  );
}

function ConditionText({
  condition,
  words,
}: {
  readonly condition: Condition;
  readonly words: BlocWordsHook;
}) {
  const { t } = useTranslation('decisions');
  const { document, dueOn, isLiftedByPresident } = condition;
  return t(isLiftedByPresident ? 'summary.conditionAlone' : 'summary.conditionTogether', {
    document,
    date: words.formats.shortDate(dueOn),
  });
}
