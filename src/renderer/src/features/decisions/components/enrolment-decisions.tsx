import { useTranslation } from 'react-i18next';
import type { BlocCell, DossierDecisions } from '../../../../../shared/areas/decisions.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { Wording } from '../../../lib/wording.tsx';
import { Section, Table, bindClasses } from '../../../ui/index.ts';
import styles from '../decisions.module.css';
import { useBlocWords } from '../hooks/bloc-words.ts';
import type { BlocWordsHook } from '../hooks/bloc-words.ts';
import { useDossierDecisions } from '../queries.ts';
import { SealedList } from './ruling-summary.tsx';

const cx = bindClasses(styles);

/** What is decided of each bloc of an enrolment, over all that counts for it, and the outcome of the certification. */
export function EnrolmentDecisions({ enrolmentId }: { readonly enrolmentId: string }) {
  return (
    <Loaded query={useDossierDecisions(enrolmentId)}>
      {(decisions) => <Decisions decisions={decisions} />}
    </Loaded>
  );
}

function Decisions({ decisions }: { readonly decisions: DossierDecisions }) {
  const { t } = useTranslation('decisions');
  const words = useBlocWords({ ...decisions, status: 'decision' });
  const { blocTitles, blocs, whole } = decisions;
  return (
    <Section
      level={3}
      title={t('dossier.title')}
      description={
        whole.outcome === null ? t('candidate.pending') : t('candidate.whole', { word: whole.word })
      }
    >
      <Table
        label={t('dossier.title')}
        items={blocs}
        getId={({ blocId }) => blocId}
        columns={[
          {
            id: 'bloc',
            title: t('dossier.bloc'),
            isRowHeader: true,
            width: '22rem',
            render: ({ blocId }) => (
              <Wording>{`${blocId} ${blocTitles.find(({ id }) => id === blocId)?.title ?? ''}`}</Wording>
            ),
          },
          {
            id: 'evidence',
            title: t('dossier.evidence'),
            render: (bloc) => <EvidenceList bloc={bloc} words={words} />,
          },
          {
            id: 'decision',
            title: t('dossier.decision'),
            width: '20rem',
            render: (bloc) => <Standing bloc={bloc} words={words} />,
          },
        ]}
      />
    </Section>
  );
}

interface BlocProps {
  readonly bloc: BlocCell;
  readonly words: BlocWordsHook;
}

function EvidenceList({ bloc: { calculation, evidence }, words }: BlocProps) {
  const { t } = useTranslation('decisions');
  const { formats, result, testTitle } = words;
  const usable = evidence.filter(({ status }) => status !== 'withdrawn');
  const missing = calculation.missing.filter((testId) => usable.every((each) => each.testId !== testId));
  return (
    <ul className={cx('evidence')}>
      {usable.map((each) => (
        <li key={each.id}>
          <strong>
            <Wording>{testTitle(each.testId)}</Wording>
          </strong>{' '}
          {[result(each), each.date === '' ? '' : formats.shortDate(each.date), each.author]
            .filter((text) => text !== '')
            .join(', ')}
          {each.status === 'to-be-confirmed' ? ` ${t('evidence.to-be-confirmed')}` : ''}
        </li>
      ))}
      {missing.map((testId) => (
        <li key={testId}>
          <strong>
            <Wording>{testTitle(testId)}</Wording>
          </strong>{' '}
          {t('dossier.missing')}
        </li>
      ))}
    </ul>
  );
}

function Standing({ bloc, words }: BlocProps) {
  const { t } = useTranslation('decisions');
  const { current, held } = bloc;
  if (held !== null) return t('dossier.held', { reference: held.reference });
  switch (current.state) {
    case 'none':
      return current.revoked.length === 0 ? (
        t('dossier.none')
      ) : (
        <SealedList rulings={current.revoked} words={words} />
      );
    case 'current':
      return <SealedList rulings={current.rulings} words={words} />;
    case 'to-settle':
      return (
        <>
          <strong>{t('attention.to-settle')}</strong>
          <SealedList rulings={current.heads} words={words} />
        </>
      );
  }
}
