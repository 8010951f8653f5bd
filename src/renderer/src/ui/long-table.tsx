import { useLayoutEffect, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { bindClasses } from './class-names.ts';
import { Glyph } from './glyph.tsx';
import { TableRow, useLatest } from './long-table-row.tsx';
import styles from './long-table.module.css';
import { rowAfterKey, rowWindow, scrollTopFor } from './row-window.ts';
import type { TableColumn, TableSort } from './table.tsx';
import { useSight } from './use-sight.ts';

const cx = bindClasses(styles);

/** Height of every row, by the lines of text that it shows. */
const ROW_REM = { 2: 3.5, 3: 5.5 } as const;

/** Places of the rows that are drawn. */
export interface DrawnRows {
  readonly first: number;
  readonly last: number;
  /** Of the one that has the focus, which may lie out of sight. */
  readonly active: number;
}

/** What can be chosen of the rows, and how that is said. */
export interface RowChoice {
  readonly selectedIds: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly isAllSelected: boolean;
  readonly onToggleAll: () => void;
  readonly label: string;
  readonly allLabel: string;
}

export interface LongTableProps<Item> {
  readonly label: string;
  readonly columns: readonly TableColumn<Item>[];
  /** What the rows are and how they are sorted: another one begins at its top. */
  readonly order: string;
  /** Number of rows, read or not. */
  readonly count: number;
  /** What stands at a place; undefined while it is read. */
  readonly itemAt: (index: number) => Item | undefined;
  readonly getId: (item: Item) => string;
  readonly getText: (item: Item) => string;
  readonly onOpen: (id: string) => void;
  /** Lines of text that a row shows; two when it is not said. */
  readonly lines?: keyof typeof ROW_REM;
  /** Without them the order is the list's own. */
  readonly sort?: TableSort;
  readonly onSortChange?: (sort: TableSort) => void;
  /** Without it no row is chosen. */
  readonly choice?: RowChoice;
  /** Told which rows are to be drawn, when that changes. */
  readonly onWindowChange: (rows: DrawnRows) => void;
}

/**
 * A table of any length, of which the rows in sight are drawn alone. One row is in the order of tabulation: arrows, page
 * keys, Home and End move through all of them, Enter opens, the space bar chooses. The place of each among all is told.
 */
export function LongTable<Item>(props: LongTableProps<Item>) {
  const { choice, columns, count, getId, itemAt, label, lines = 2, onOpen, onWindowChange } = props;
  const rowRem = ROW_REM[lines];
  const { measure, scroller, scrollTo, sight } = useSight(rowRem);
  const [asked, setActive] = useState(0);
  const active = Math.max(0, Math.min(asked, count - 1));
  const { drawn, first, last } = rowWindow({ ...sight, active, count });
  const movesFocus = useRef(false);
  const [order, setOrder] = useState(props.order);
  if (order !== props.order) {
    setOrder(props.order);
    setActive(0);
  }

  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [order, scroller]);
  useLayoutEffect(() => {
    onWindowChange({ first, last, active });
  }, [first, last, active, onWindowChange]);
  useLayoutEffect(() => {
    if (!movesFocus.current) return;
    movesFocus.current = false;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-row="${String(active)}"]`)
      ?.focus({ preventScroll: true });
  });

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const item = itemAt(active);
    const pageRows = Math.max(1, Math.floor(sight.height / sight.rowHeight) - 1);
    const next = rowAfterKey(event.key, active, count, pageRows);
    if (next !== null) {
      movesFocus.current = true;
      setActive(next);
      scrollTo(scrollTopFor(next, sight));
    } else if (event.key === 'Enter' && item !== undefined) onOpen(getId(item));
    else if (event.key === ' ' && item !== undefined && choice !== undefined) choice.onToggle(getId(item));
    else return;
    event.preventDefault();
  }

  const acts = useLatest({
    activate: setActive,
    onKeyDown,
    open: onOpen,
    toggle: (id) => {
      choice?.onToggle(id);
    },
  });
  const template = {
    '--columns': columns.map(({ width }) => width ?? 'minmax(6rem, 1fr)').join(' '),
    '--row': `${String(rowRem)}rem`,
    '--lines': lines,
  };
  return (
    <div
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + (choice === undefined ? 0 : 1)}
      aria-multiselectable={choice !== undefined}
      className={cx('table', choice !== undefined && 'chosen')}
      style={template as CSSProperties}
    >
      <HeaderRow {...props} />
      <div role="rowgroup" ref={scroller} className={cx('rows')} onScroll={measure}>
        <div role="presentation" className={cx('whole')} style={{ height: `${String(count * rowRem)}rem` }}>
          {drawn.map((index) => {
            const item = itemAt(index);
            const id = item === undefined ? null : getId(item);
            return (
              <TableRow<Item>
                key={index}
                index={index}
                isActive={index === active}
                isSelected={id !== null && choice?.selectedIds.has(id) === true}
                id={id}
                item={item}
                columns={columns}
                choiceLabel={
                  choice && item !== undefined ? `${choice.label} ${props.getText(item)}` : undefined
                }
                isChoice={choice !== undefined}
                acts={acts}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function HeaderRow<Item>({ choice, columns, onSortChange, sort }: LongTableProps<Item>) {
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className={cx('line', 'header')}>
        {choice === undefined ? null : (
          <span role="columnheader" className={cx('cell')}>
            <input
              type="checkbox"
              className={cx('box')}
              aria-label={choice.allLabel}
              checked={choice.isAllSelected}
              onChange={choice.onToggleAll}
            />
          </span>
        )}
        {columns.map(({ align, id, isSortable, title }) => {
          const direction = sort?.columnId === id ? sort.direction : undefined;
          return (
            <span
              key={id}
              role="columnheader"
              className={cx('cell', align === 'end' && 'end')}
              {...(isSortable === true ? { 'aria-sort': direction ?? 'none' } : {})}
            >
              {isSortable === true ? (
                <button
                  type="button"
                  className={cx('sort')}
                  onClick={() => {
                    onSortChange?.({
                      columnId: id,
                      direction: direction === 'ascending' ? 'descending' : 'ascending',
                    });
                  }}
                >
                  {title}
                  {direction === undefined ? null : (
                    <Glyph name={direction === 'ascending' ? 'up' : 'down'} size={14} />
                  )}
                </button>
              ) : (
                title
              )}
            </span>
          );
        })}
      </div>
    </div>
  );
}
