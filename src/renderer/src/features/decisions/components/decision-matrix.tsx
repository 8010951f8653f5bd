import { useLayoutEffect, useRef } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlocCell, DecisionsTable, TableRow } from '../../../../../shared/areas/decisions.ts';
import { Wording } from '../../../lib/wording.tsx';
import { Glyph, bindClasses, rowWindow, useSight } from '../../../ui/index.ts';
import styles from '../decisions.module.css';
import { isOpen, isSettled, isUrgent, placeAfterKey } from '../deliberation-table.ts';
import type { Place } from '../deliberation-table.ts';
import { useBlocWords } from '../hooks/bloc-words.ts';
import type { BlocWordsHook } from '../hooks/bloc-words.ts';

const cx = bindClasses(styles);

/** Height of every row, and of the head, in rem: as the styles have it. */
const ROW_REM = 4.5;

export interface DecisionMatrixProps {
  readonly table: DecisionsTable;
  /** Those that are shown, in their order. */
  readonly rows: readonly TableRow[];
  /** What has the focus, or would have it. */
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  /** Takes the focus as it appears: one comes back to it. */
  readonly takesFocus: boolean;
  readonly onOpen: (enrolmentId: string, blocId: string | null) => void;
}

/**
 * Candidates by blocs. One cell is in the order of tabulation: arrows, page keys, Home and End move through all of them, Enter
 * opens. Rows in sight are drawn alone.
 */
export function DecisionMatrix({ onOpen, onPlace, place, rows, table, takesFocus }: DecisionMatrixProps) {
  const { t } = useTranslation('decisions');
  const words = useBlocWords({ ...table, status: table.session.status });
  const { measure, scroller, sight } = useSight(ROW_REM);
  const movesFocus = useRef(takesFocus);
  const columns = table.blocs.length + 2;
  const active = {
    row: Math.max(0, Math.min(place.row, rows.length - 1)),
    column: Math.min(place.column, columns - 1),
  };
  const { drawn } = rowWindow({ ...sight, active: active.row, count: rows.length });

  useLayoutEffect(() => {
    if (!movesFocus.current) return;
    movesFocus.current = false;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-cell="${String(active.row)} ${String(active.column)}"]`,
    );
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const open = (row: number, column: number) => {
    const found = rows[row];
    if (found === undefined) return;
    const bloc = table.blocs[column - 1];
    const isBloc = bloc !== undefined && found.blocs.some(({ blocId }) => blocId === bloc.id);
    if (isBloc) onOpen(found.enrolmentId, bloc.id);
    else if (bloc === undefined) onOpen(found.enrolmentId, null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(sight.height / sight.rowHeight) - 2);
    const next = placeAfterKey(event, active, { rows: rows.length, columns, page });
    if (next !== null) {
      movesFocus.current = true;
      onPlace(next);
    } else if (event.key === 'Enter') open(active.row, active.column);
    else return;
    event.preventDefault();
  };
  const cellProps = (row: number, column: number) => ({
    'data-cell': `${String(row)} ${String(column)}`,
    'aria-colindex': column + 1,
    tabIndex: row === active.row && column === active.column ? 0 : -1,
    onFocus: () => {
      if (row !== active.row || column !== active.column) onPlace({ row, column });
    },
    onClick: () => {
      open(row, column);
    },
    onKeyDown,
  });

  const template = {
    '--columns': `16rem repeat(${String(table.blocs.length)}, minmax(13rem, 1fr)) 10rem`,
    '--least': `${String(26 + 13 * table.blocs.length)}rem`,
    '--row': `${String(ROW_REM)}rem`,
    '--rows': rows.length,
  };
  return (
    <div
      role="grid"
      aria-label={t('matrix.label')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns}
      className={cx('matrix')}
      style={template as CSSProperties}
      ref={scroller}
      onScroll={measure}
    >
      <div role="rowgroup" className={cx('head')}>
        <div role="row" aria-rowindex={1} className={cx('line', 'titles')}>
          <span role="columnheader" className={cx('who')}>
            {t('matrix.candidate')}
          </span>
          {table.blocs.map(({ id, title }) => (
            <span key={id} role="columnheader" className={cx('blocTitle')}>
              <strong>{id}</strong> <Wording className={cx('clamp')}>{title}</Wording>
            </span>
          ))}
          <span role="columnheader">{t('matrix.whole')}</span>
        </div>
      </div>
      <div role="rowgroup" className={cx('body')}>
        {drawn.map((index) => {
          const row = rows[index];
          return row === undefined ? null : (
            <div
              key={row.enrolmentId}
              role="row"
              aria-rowindex={index + 2}
              className={cx('line', 'row')}
              style={{ top: `calc(${String(index)} * var(--row))` }}
            >
              <span role="rowheader" className={cx('cell', 'who')} {...cellProps(index, 0)}>
                <Candidate row={row} words={words} />
              </span>
              {table.blocs.map(({ id }, column) => (
                <span key={id} role="gridcell" className={cx('cell')} {...cellProps(index, column + 1)}>
                  <Bloc bloc={row.blocs.find(({ blocId }) => blocId === id)} words={words} />
                </span>
              ))}
              <span role="gridcell" className={cx('cell')} {...cellProps(index, columns - 1)}>
                <span className={cx('text')}>
                  {row.whole.outcome === null ? (
                    <span className={cx('soft')}>{t('matrix.pending')}</span>
                  ) : (
                    <Wording className={cx('clamp')}>{row.whole.word}</Wording>
                  )}
                  {row.whole.mention === null ? null : (
                    <span className={cx('detail')}>{row.whole.mention}</span>
                  )}
                </span>
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Candidate({ row, words }: { readonly row: TableRow; readonly words: BlocWordsHook }) {
  const { t } = useTranslation('decisions');
  const { birthDate, isGone, lacks, name } = row;
  const born = birthDate === '' ? '' : t('matrix.born', { date: words.formats.shortDate(birthDate) });
  const lack = lacks.length > 0 ? t('matrix.lack') : null;
  return (
    <span className={cx('text')}>
      <strong className={cx('clamp')}>{name}</strong>
      <span className={cx('detail')}>{isGone ? t('matrix.gone') : (lack ?? born)}</span>
    </span>
  );
}

function Bloc({ bloc, words }: { readonly bloc: BlocCell | undefined; readonly words: BlocWordsHook }) {
  const { t } = useTranslation('decisions');
  if (bloc === undefined) return <span className={cx('soft')}>{t('matrix.notSought')}</span>;
  const { detail, state } = words.cell(bloc);
  return (
    <>
      <span className={cx('sign', isUrgent(bloc) && 'urgent')}>
        {isUrgent(bloc) ? <Glyph name="caution" /> : isSettled(bloc) ? <Glyph name="check" /> : null}
      </span>
      <span className={cx('text')}>
        <span className={cx('clamp', isOpen(bloc) && 'open', isUrgent(bloc) && 'urgent')}>{state}</span>
        <span className={cx('detail')}>{detail}</span>
      </span>
    </>
  );
}
