import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionsTable } from '../../../../../shared/areas/decisions.ts';
import { PartedList } from '../../../lib/parted-list.tsx';
import type { useListPart } from '../../../lib/parted-list.tsx';
import {
  Button,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  PrimaryBar,
  SearchField,
  SegmentedControl,
  bindClasses,
} from '../../../ui/index.ts';
import { SessionBreadcrumb } from '../../preparation/index.ts';
import { useSession } from '../../preparation/queries.ts';
import styles from '../decisions.module.css';
import { TABLE_FILTERS, fits, isOpen, nextOpen, shownRows } from '../deliberation-table.ts';
import type { Place, TableFilter } from '../deliberation-table.ts';
import { useTitleFocus } from '../hooks/use-title-focus.ts';
import { DecisionMatrix } from './decision-matrix.tsx';
import { FollowDialog, readyToFollow } from './follow-dialog.tsx';
import { ListDialog } from './list-dialog.tsx';
import { owesWord } from './links-dialog.tsx';

const cx = bindClasses(styles);

interface OpenedCell {
  readonly enrolmentId: string;
  readonly blocId: string | null;
}

/** What the table keeps while a bloc is open over it. */
export interface TableState {
  readonly filter: TableFilter;
  readonly text: string;
  /** Ids in the order in which they were first shown: nothing moves under the hand that decides. */
  readonly order: readonly string[];
  /** What was opened last: the focus comes back to it. */
  readonly at: OpenedCell | null;
}

export interface TablePageProps {
  readonly table: DecisionsTable;
  readonly list: ReturnType<typeof useListPart>;
  readonly state: TableState;
  readonly onState: (state: TableState) => void;
  readonly onOpen: (cell: OpenedCell) => void;
  readonly onDeclare: (jurorId: string) => void;
}

/** The day's candidates by blocs, what waits for the jury first. */
export function TablePage({ list, onDeclare, onOpen, onState, state, table }: TablePageProps) {
  const { t } = useTranslation('decisions');
  const [isFollowing, setFollowing] = useState(false);
  const [isListing, setListing] = useState(false);
  const certificationId = useSession(table.session.id).data?.referentiel.id;
  const { count, isLocked, session } = table;
  const rows = shownRows(table.rows, state);
  const [place, setPlace] = useState<Place>(() => placeOf(rows, table, state.at));
  const ready = isLocked ? [] : readyToFollow(rows);
  useTitleFocus(state.at === null);
  const open = table.rows.flatMap(({ blocs }) => blocs).filter(isOpen).length;
  return (
    <Page
      title={t('title')}
      lede={t(`lede.${session.status}`, { count: open })}
      width="wide"
      breadcrumb={<SessionBreadcrumb session={session} />}
      actions={
        <>
          {isLocked || certificationId === undefined ? null : (
            <Button
              onPress={() => {
                setListing(true);
              }}
            >
              {t('list.action')}
            </Button>
          )}
          <LinkButton href={{ to: '/sessions/$sessionId/minutes', params: { sessionId: session.id } }}>
            {t('minutes')}
          </LinkButton>
        </>
      }
      primary={
        <NextStep
          table={table}
          rows={rows}
          onOpen={onOpen}
          ready={ready.length}
          onFollow={() => {
            setFollowing(true);
          }}
        />
      }
    >
      <TableNotices table={table} onDeclare={onDeclare} />
      {count === 0 ? (
        <EmptyState
          title={t('empty.title')}
          actions={
            <>
              <LinkButton href={{ to: '/sessions/$sessionId', params: { sessionId: session.id } }}>
                {t('empty.session')}
              </LinkButton>
              <LinkButton href={{ to: '/sessions/$sessionId/evidence', params: { sessionId: session.id } }}>
                {t('empty.evidence')}
              </LinkButton>
            </>
          }
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        <>
          <search className={cx('filters')}>
            <SegmentedControl
              label={t('filter.label')}
              segments={TABLE_FILTERS.map((id) => ({
                id,
                label: t(`filter.${id}`, { count: table.rows.filter((row) => fits(id, row)).length }),
              }))}
              value={state.filter}
              onChange={(filter) => {
                onState({ ...state, filter, order: table.rows.map(({ enrolmentId }) => enrolmentId) });
              }}
            />
            <div className={cx('search')}>
              <SearchField
                label={t('filter.name')}
                placeholder={t('filter.placeholder')}
                value={state.text}
                maxLength={200}
                onChange={(text) => {
                  onState({ ...state, text });
                }}
              />
            </div>
          </search>
          <PartedList list={list} count={count}>
            {rows.length === 0 ? (
              <EmptyState title={t('none.title')}>{t(`none.${state.filter}`)}</EmptyState>
            ) : (
              <DecisionMatrix
                table={table}
                rows={rows}
                place={place}
                onPlace={setPlace}
                takesFocus={state.at !== null}
                onOpen={(enrolmentId, blocId) => {
                  onOpen({ enrolmentId, blocId });
                }}
              />
            )}
          </PartedList>
          <p className={cx('soft')}>{t('matrix.keys')}</p>
        </>
      )}
      {isListing && certificationId !== undefined ? (
        <ListDialog
          table={table}
          certificationId={certificationId}
          onClose={() => {
            setListing(false);
          }}
        />
      ) : null}
      {isFollowing && ready.length > 0 ? (
        <FollowDialog
          table={table}
          ready={ready}
          onClose={() => {
            setFollowing(false);
          }}
        />
      ) : null}
    </Page>
  );
}

function placeOf(rows: DecisionsTable['rows'], { blocs }: DecisionsTable, at: OpenedCell | null): Place {
  const row = rows.findIndex(({ enrolmentId }) => enrolmentId === at?.enrolmentId);
  return { row: Math.max(0, row), column: 1 + blocs.findIndex(({ id }) => id === at?.blocId) };
}

function TableNotices({ onDeclare, table }: Pick<TablePageProps, 'onDeclare' | 'table'>) {
  const { t } = useTranslation('decisions');
  const { isLocked, members, rows, session } = table;
  const owing = members
    .map((member) => ({ ...member, count: rows.filter((row) => owesWord(row, member.id)).length }))
    .filter(({ count }) => count > 0);
  if (!isLocked && owing.length === 0) return null;
  return (
    <div className={cx('notices')}>
      {isLocked ? (
        <Notice
          title={t('locked.title')}
          actions={
            <LinkButton href={{ to: '/sessions/$sessionId/minutes', params: { sessionId: session.id } }}>
              {t('locked.open')}
            </LinkButton>
          }
        >
          {t('locked.text')}
        </Notice>
      ) : (
        <Notice tone="caution" title={t('links.owed')}>
          <div className={cx('acts')}>
            {owing.map(({ count, id, name }) => (
              <Button
                key={id}
                onPress={() => {
                  onDeclare(id);
                }}
              >
                {t('links.declareFor', { name, count })}
              </Button>
            ))}
          </div>
        </Notice>
      )}
    </div>
  );
}

interface NextStepProps extends Pick<TablePageProps, 'onOpen' | 'table'> {
  readonly rows: DecisionsTable['rows'];
  /** Blocs on which the rule may be followed at once. */
  readonly ready: number;
  readonly onFollow: () => void;
}

/** The one thing to do next: the bloc that waits, then the minutes. */
function NextStep({ onFollow, onOpen, ready, rows, table }: NextStepProps) {
  const { t } = useTranslation('decisions');
  const navigate = useNavigate();
  const { isLocked, session } = table;
  const next = isLocked
    ? null
    : nextOpen(
        rows.filter(({ lacks }) => lacks.length === 0),
        null,
      );
  const toMinutes = () =>
    void navigate({ to: '/sessions/$sessionId/minutes', params: { sessionId: session.id } });
  if (table.count === 0) return null;
  if (isLocked) return <PrimaryBar label={t('primary.sign')} onPress={toMinutes} />;
  if (next !== null) {
    const name = rows.find(({ enrolmentId }) => enrolmentId === next.enrolmentId)?.name ?? '';
    return (
      <PrimaryBar
        label={t('bloc.next', { name, bloc: next.blocId })}
        onPress={() => {
          onOpen(next);
        }}
        secondary={
          ready === 0 ? null : <Button onPress={onFollow}>{t('follow.open', { count: ready })}</Button>
        }
      />
    );
  }
  const hasDraft = table.rows.some(({ blocs }) => blocs.some(({ draft }) => draft !== null));
  const isHeldBack = table.rows.some(({ blocs, lacks }) => lacks.length > 0 && blocs.some(isOpen));
  return (
    <PrimaryBar
      label={t(hasDraft ? 'primary.prepare' : 'primary.read')}
      note={isHeldBack ? t('primary.heldBack') : t('primary.done')}
      onPress={toMinutes}
    />
  );
}
