import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlocCell, DecisionsTable, TableRow } from '../../../../../shared/areas/decisions.ts';
import { Wording } from '../../../lib/wording.tsx';
import { Button, Disclosure, LinkButton, Page, PrimaryBar, Section, bindClasses } from '../../../ui/index.ts';
import styles from '../decisions.module.css';
import { isOpen } from '../deliberation-table.ts';
import { useBlocWords } from '../hooks/bloc-words.ts';
import type { BlocWordsHook } from '../hooks/bloc-words.ts';
import { useTitleFocus } from '../hooks/use-title-focus.ts';
import { BlocNotices, JuryNotices } from './bloc-notices.tsx';
import type { BlocPageProps } from './bloc-page.tsx';
import { BlocTrace } from './bloc-trace.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { UnlistButton } from './unlist-button.tsx';
import { DraftSummary, SealedList } from './ruling-summary.tsx';

const cx = bindClasses(styles);

interface CandidatePageProps extends Pick<BlocPageProps, 'onDeclare' | 'onOpen'> {
  readonly table: DecisionsTable;
  readonly row: TableRow;
  readonly breadcrumb: ReactNode;
}

/** Everything of one candidate: each bloc with its evidence, its rule and what is decided of it. */
export function CandidatePage({ breadcrumb, onDeclare, onOpen, row, table }: CandidatePageProps) {
  const { t } = useTranslation('decisions');
  const words = useBlocWords({ ...table, status: table.session.status });
  useTitleFocus();
  const { birthDate, blocs, enrolmentId, name, personId, whole } = row;
  const waiting = table.isLocked ? undefined : blocs.find(isOpen);
  const born = birthDate === '' ? [] : [t('matrix.born', { date: words.formats.shortDate(birthDate) })];
  return (
    <Page
      title={name}
      lede={[
        ...born,
        whole.outcome === null ? t('candidate.pending') : t('candidate.whole', { word: whole.word }),
      ].join(' · ')}
      width="wide"
      breadcrumb={breadcrumb}
      actions={
        <>
          <UnlistButton
            table={table}
            row={row}
            onDone={() => {
              onOpen(null);
            }}
          />
          <LinkButton href={{ to: '/candidates/$personId', params: { personId } }}>
            {t('bloc.file')}
          </LinkButton>
        </>
      }
      primary={
        waiting === undefined ? (
          <PrimaryBar
            label={t('bloc.back')}
            onPress={() => {
              onOpen(null);
            }}
          />
        ) : (
          <PrimaryBar
            label={t('candidate.decide', { bloc: waiting.blocId })}
            onPress={() => {
              onOpen({ enrolmentId, blocId: waiting.blocId });
            }}
            secondary={
              <Button
                variant="quiet"
                onPress={() => {
                  onOpen(null);
                }}
              >
                {t('bloc.back')}
              </Button>
            }
          />
        )
      }
    >
      <JuryNotices table={table} row={row} onDeclare={onDeclare} />
      {blocs.map((bloc) => (
        <BlocSection
          key={bloc.blocId}
          bloc={bloc}
          table={table}
          words={words}
          onOpen={() => {
            onOpen({ enrolmentId, blocId: bloc.blocId });
          }}
        />
      ))}
    </Page>
  );
}

interface BlocSectionProps {
  readonly bloc: BlocCell;
  readonly table: DecisionsTable;
  readonly words: BlocWordsHook;
  readonly onOpen: () => void;
}

function BlocSection({ bloc, onOpen, table, words }: BlocSectionProps) {
  const { t } = useTranslation('decisions');
  const { blocId, calculation, current, draft } = bloc;
  const title = `${blocId} ${table.blocs.find(({ id }) => id === blocId)?.title ?? ''}`;
  return (
    <Section
      title={<Wording>{title}</Wording>}
      description={Object.values(words.cell(bloc))
        .filter((text) => text !== '')
        .join(' · ')}
      actions={<Button onPress={onOpen}>{t('candidate.open', { bloc: blocId })}</Button>}
    >
      <BlocNotices bloc={bloc} words={words} />
      <EvidenceTable label={title} bloc={bloc} words={words} />
      {draft === null ? null : <DraftSummary draft={draft} members={table.members} words={words} />}
      {current.state === 'current' ? <SealedList rulings={current.rulings} words={words} /> : null}
      <div className={cx('acts')}>
        <Disclosure title={t('bloc.rule')}>
          <BlocTrace calculation={calculation} words={words} />
        </Disclosure>
      </div>
    </Section>
  );
}
