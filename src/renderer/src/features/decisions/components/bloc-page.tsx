import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlocCell, DecisionsTable, TableRow } from '../../../../../shared/areas/decisions.ts';
import { Wording } from '../../../lib/wording.tsx';
import {
  Button,
  LinkButton,
  Notice,
  Page,
  PrimaryBar,
  Section,
  bindClasses,
  showToast,
} from '../../../ui/index.ts';
import styles from '../decisions.module.css';
import type { OpenCell } from '../deliberation-table.ts';
import { useBlocWords } from '../hooks/bloc-words.ts';
import type { BlocWordsHook } from '../hooks/bloc-words.ts';
import { useDecisionForm } from '../hooks/decision-form.ts';
import type { KeptDrafts } from '../hooks/decision-form.ts';
import { useTitleFocus } from '../hooks/use-title-focus.ts';
import { BlocNotices, JuryNotices } from './bloc-notices.tsx';
import { BlocTrace } from './bloc-trace.tsx';
import { DecisionFields } from './decision-fields.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { MarkDialog } from './mark-dialog.tsx';
import { RulingDialog } from './ruling-dialog.tsx';
import type { RulingAct } from './ruling-dialog.tsx';
import { DraftSummary, SealedList } from './ruling-summary.tsx';

const cx = bindClasses(styles);

export interface BlocPageProps {
  readonly table: DecisionsTable;
  readonly row: TableRow;
  readonly bloc: BlocCell;
  readonly breadcrumb: ReactNode;
  readonly kept: KeptDrafts;
  /** The next bloc that waits for the jury, and whose it is. */
  readonly next: (OpenCell & { readonly name: string }) | null;
  readonly onOpen: (cell: { readonly enrolmentId: string; readonly blocId: string | null } | null) => void;
  readonly onDeclare: (jurorId: string) => void;
}

/** One bloc of one candidate: what is missing first, the evidence, the rule line by line, and what the jury decides. */
export function BlocPage(props: BlocPageProps) {
  const { bloc, breadcrumb, kept, next, onDeclare, onOpen, row, table } = props;
  const { t } = useTranslation('decisions');
  const words = useBlocWords({ ...table, status: table.session.status });
  useTitleFocus();
  const [isEditing, setEditing] = useState(false);
  const [act, setAct] = useState<RulingAct | 'mark' | null>(null);
  const title = table.blocs.find(({ id }) => id === bloc.blocId);
  const form = useDecisionForm({
    ...{ table, row, bloc, kept },
    onDecided: (outcome) => {
      setEditing(false);
      showToast({
        message: t('decide.done', { name: row.name, outcome: words.given({ kind: 'decision', outcome }) }),
      });
    },
  });
  const isOpen = mayDecide(table, row, bloc);
  const isDeciding = isOpen && (bloc.draft === null || bloc.draft.isOutdated || isEditing);
  const close = () => {
    setAct(null);
  };
  const shared = { sessionId: table.session.id, row, members: table.members, onClose: close };
  return (
    <Page
      title={row.name}
      lede={
        <>
          <strong>{bloc.blocId}</strong> <Wording>{title?.title ?? ''}</Wording>
        </>
      }
      width="wide"
      breadcrumb={breadcrumb}
      actions={
        <>
          <Button
            onPress={() => {
              onOpen({ enrolmentId: row.enrolmentId, blocId: null });
            }}
          >
            {t('bloc.candidate')}
          </Button>
          <LinkButton href={{ to: '/candidates/$personId', params: { personId: row.personId } }}>
            {t('bloc.file')}
          </LinkButton>
        </>
      }
      primary={
        isDeciding ? (
          <PrimaryBar
            label={t(`decide.action.${table.session.status}`)}
            blockersTitle={t('decide.missing')}
            blockers={form.blockers}
            note={t('decide.note')}
            isPending={form.isPending}
            onPress={form.submit}
            secondary={<BackButton onOpen={onOpen} />}
          />
        ) : next === null ? (
          <PrimaryBar
            label={t('bloc.back')}
            note={t('bloc.allDecided')}
            onPress={() => {
              onOpen(null);
            }}
          />
        ) : (
          <PrimaryBar
            label={t('bloc.next', { name: next.name, bloc: next.blocId })}
            onPress={() => {
              onOpen(next);
            }}
            secondary={<BackButton onOpen={onOpen} />}
          />
        )
      }
    >
      <JuryNotices table={table} row={row} onDeclare={onDeclare} />
      <BlocNotices bloc={bloc} words={words} />
      <div className={cx('columns')}>
        <div>
          <Section
            title={t('bloc.evidence')}
            actions={
              isOpen ? (
                <Button
                  onPress={() => {
                    setAct('mark');
                  }}
                >
                  {t('mark.title')}
                </Button>
              ) : null
            }
          >
            <EvidenceTable label={t('bloc.evidence')} bloc={bloc} words={words} />
          </Section>
          <Section title={t('bloc.rule')} description={words.proposal(bloc)}>
            <BlocTrace calculation={bloc.calculation} words={words} />
          </Section>
        </div>
        <div>
          <Current {...props} words={words} onAct={setAct} />
          {isDeciding ? (
            <Section title={t(`bloc.decision.${table.session.status}`)}>
              <DecisionFields form={form} row={row} table={table} words={words} />
              {bloc.draft !== null && isEditing ? (
                <div className={cx('acts')}>
                  <Button
                    onPress={() => {
                      setEditing(false);
                    }}
                  >
                    {t('decide.keep')}
                  </Button>
                </div>
              ) : null}
            </Section>
          ) : (
            <Recorded
              {...props}
              words={words}
              onAct={setAct}
              onEdit={() => {
                setEditing(true);
              }}
            />
          )}
        </div>
      </div>
      {act === null ? null : act === 'mark' ? (
        <MarkDialog {...shared} bloc={bloc} testTitle={words.testTitle} />
      ) : (
        <RulingDialog {...shared} act={act} blocId={bloc.blocId} />
      )}
    </Page>
  );
}

/** Whether the session may still decide that bloc: nothing is locked, the jury is complete, and nothing holds it already. */
function mayDecide({ isLocked }: DecisionsTable, { lacks }: TableRow, { current, held }: BlocCell): boolean {
  const isValidated = current.state === 'current' && current.outcome === 'validated';
  return !isLocked && lacks.length === 0 && held === null && !isValidated;
}

function BackButton({ onOpen }: Pick<BlocPageProps, 'onOpen'>) {
  const { t } = useTranslation('decisions');
  return (
    <Button
      variant="quiet"
      onPress={() => {
        onOpen(null);
      }}
    >
      {t('bloc.back')}
    </Button>
  );
}

interface StandingProps extends Pick<BlocPageProps, 'bloc' | 'row' | 'table'> {
  readonly words: BlocWordsHook;
  readonly onAct: (act: RulingAct) => void;
}

/** What is sealed and stands, and what may be done of it. */
function Current({ bloc: { current, draft }, onAct, row, table, words }: StandingProps) {
  const { t } = useTranslation('decisions');
  if (current.state === 'none') return null;
  const rulings = current.state === 'current' ? current.rulings : current.heads;
  const mayAct = !table.isLocked && draft === null;
  const isLiftable =
    current.state === 'current' &&
    current.outcome === 'conditional' &&
    row.answererId !== null &&
    rulings.every(
      ({ condition, sessionId }) => sessionId === table.session.id && condition?.isLiftedByPresident === true,
    );
  return (
    <Section title={t('bloc.current')}>
      <SealedList rulings={rulings} words={words} />
      {mayAct ? (
        <div className={cx('acts')}>
          {isLiftable ? (
            <Button
              onPress={() => {
                onAct('lift');
              }}
            >
              {t('act.lift.title')}
            </Button>
          ) : null}
          {row.lacks.length === 0 ? (
            <Button
              onPress={() => {
                onAct('revoke');
              }}
            >
              {t('act.revoke.title')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}

/** What the jury decided and may still change; or why it decides nothing here. */
function Recorded({
  bloc: { draft },
  onAct,
  onEdit,
  table,
  words,
}: StandingProps & { readonly onEdit: () => void }) {
  const { t } = useTranslation('decisions');
  if (table.isLocked) {
    return (
      <Section title={t(`bloc.decision.${table.session.status}`)}>
        {draft === null ? null : <DraftSummary draft={draft} members={table.members} words={words} />}
        <Notice
          title={t('locked.title')}
          actions={
            <LinkButton
              href={{ to: '/sessions/$sessionId/minutes', params: { sessionId: table.session.id } }}
            >
              {t('locked.open')}
            </LinkButton>
          }
        >
          {t('locked.text')}
        </Notice>
      </Section>
    );
  }
  if (draft === null) return null;
  return (
    <Section title={t(`bloc.decision.${table.session.status}`)}>
      <DraftSummary draft={draft} members={table.members} words={words} />
      <div className={cx('acts')}>
        {draft.kind === 'decision' ? <Button onPress={onEdit}>{t('decide.edit')}</Button> : null}
        <Button
          onPress={() => {
            onAct('takeBack');
          }}
        >
          {t('act.takeBack.title')}
        </Button>
      </div>
      <p className={cx('soft')}>{t('bloc.notSealed')}</p>
    </Section>
  );
}
