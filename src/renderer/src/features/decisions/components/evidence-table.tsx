import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../../../domain/bloc/bloc.schema.ts';
import type { BlocCell } from '../../../../../shared/areas/decisions.ts';
import { Wording } from '../../../lib/wording.tsx';
import { Table, bindClasses } from '../../../ui/index.ts';
import styles from '../decisions.module.css';
import type { BlocWordsHook } from '../hooks/bloc-words.ts';

const cx = bindClasses(styles);

export interface EvidenceTableProps {
  readonly label: string;
  readonly bloc: Pick<BlocCell, 'calculation' | 'evidence'>;
  readonly words: BlocWordsHook;
}

/** All that there is of a bloc's tests, a line each; those of which there is nothing yet stand first. */
export function EvidenceTable({ bloc, label, words }: EvidenceTableProps) {
  const { t } = useTranslation('decisions');
  const { result, testTitle } = words;
  const missing = bloc.calculation.missing.filter((testId) =>
    bloc.evidence.every((each) => each.testId !== testId),
  );
  const lines: readonly (Evidence | string)[] = [...missing, ...bloc.evidence];
  return (
    <Table
      label={label}
      items={lines}
      getId={(line) => (typeof line === 'string' ? line : line.id)}
      getText={(line) => testTitle(typeof line === 'string' ? line : line.testId)}
      emptyText={t('evidence.none')}
      columns={[
        {
          id: 'test',
          title: t('evidence.test'),
          isRowHeader: true,
          width: '30%',
          render: (line) => <Wording>{testTitle(typeof line === 'string' ? line : line.testId)}</Wording>,
        },
        {
          id: 'author',
          title: t('evidence.author'),
          render: (line) => (typeof line === 'string' ? '' : <Given line={line} words={words} />),
        },
        {
          id: 'result',
          title: t('evidence.result'),
          render: (line) =>
            typeof line === 'string' ? (
              <strong>{t('state.to-come')}</strong>
            ) : (
              <Result line={line} text={result(line)} />
            ),
        },
        {
          id: 'reference',
          title: t('evidence.reference'),
          width: '11rem',
          render: (line) => (typeof line === 'string' ? '' : <Reference line={line} />),
        },
      ]}
    />
  );
}

/** Who answers for it, and the day on which it was given. */
function Given({
  line: { author, date },
  words,
}: {
  readonly line: Evidence;
  readonly words: BlocWordsHook;
}) {
  return (
    <>
      {author}
      {date === '' ? null : <span className={cx('soft', 'under')}>{words.formats.shortDate(date)}</span>}
    </>
  );
}

function Result({ line, text }: { readonly line: Evidence; readonly text: string }) {
  const { t } = useTranslation('decisions');
  const { isEliminatory, note, status } = line;
  return (
    <>
      <span className={cx(status === 'withdrawn' && 'withdrawn')}>{text}</span>
      {isEliminatory ? <strong className={cx('under')}>{t('evidence.eliminatory')}</strong> : null}
      {status === 'usable' ? null : <strong className={cx('under')}>{t(`evidence.${status}`)}</strong>}
      {note === '' ? null : <span className={cx('soft', 'under')}>{note}</span>}
    </>
  );
}

/** By what it is found again: minutes by their number. */
function Reference({ line: { kind, reference } }: { readonly line: Evidence }) {
  const { t } = useTranslation('decisions');
  if (reference === null) return <span className={cx('soft')}>{t(`kind.${kind}`)}</span>;
  switch (reference.kind) {
    case 'minutes':
      return (
        <Link to="/archive" search={{ q: reference.number }} className={cx('number')}>
          {reference.number}
        </Link>
      );
    case 'file':
      return <span className={cx('soft')}>{reference.name}</span>;
    case 'text':
      return <span className={cx('soft')}>{reference.text}</span>;
  }
}
