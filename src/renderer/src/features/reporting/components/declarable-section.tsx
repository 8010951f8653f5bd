import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeclarableRow } from '../../../../../shared/areas/reporting.ts';
import { useFormats } from '../../../lib/format.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { PartedList, useListPart } from '../../../lib/parted-list.tsx';
import { Badge, Button, EmptyState, Inline, Section, Stack, Table } from '../../../ui/index.ts';
import { useFaultText } from '../hooks/use-fault-text.ts';
import { useDeclarableRows } from '../queries.ts';
import { DeclareDialog } from './declare-dialog.tsx';
import { RemovalDialog } from './removal-dialog.tsx';

const SIZE = { step: 25, most: 100 };

/** Delivered certificates with their last day, and what is to be mended first. */
export function DeclarableSection({ isReady }: { readonly isReady: boolean }) {
  const { t } = useTranslation('reporting');
  const list = useListPart(SIZE);
  const rows = useDeclarableRows(list.part);
  const [isDeclaring, setDeclaring] = useState(false);
  return (
    <Section title={t('rows.title')} description={t('rows.text')}>
      <Loaded query={rows}>
        {({ count, rows: shown }) =>
          count === 0 ? (
            <EmptyState title={t('rows.empty')}>{t('rows.emptyText')}</EmptyState>
          ) : (
            <Stack gap="2">
              <Inline>
                <Button
                  variant="primary"
                  isDisabled={!isReady || !shown.some(isDeclarable)}
                  onPress={() => {
                    setDeclaring(true);
                  }}
                >
                  {t('declare.open')}
                </Button>
              </Inline>
              <PartedList list={list} count={count}>
                <RowsTable rows={shown} />
              </PartedList>
            </Stack>
          )
        }
      </Loaded>
      {isDeclaring ? (
        <DeclareDialog
          onClose={() => {
            setDeclaring(false);
          }}
        />
      ) : null}
    </Section>
  );
}

function isDeclarable({ state }: DeclarableRow): boolean {
  return state === 'ready' || state === 'refused';
}

const TONE = {
  ready: 'plain',
  faulty: 'danger',
  withdrawn: 'danger',
  known: 'plain',
  declared: 'accent',
  accepted: 'accent',
  refused: 'danger',
  unclear: 'caution',
  'to-remove': 'danger',
} as const;

/** States in which nothing is due any more by that paper. */
const NOTHING_DUE: readonly DeclarableRow['state'][] = [
  'accepted',
  'declared',
  'known',
  'to-remove',
  'withdrawn',
];

function RowsTable({ rows }: { readonly rows: readonly DeclarableRow[] }) {
  const { t } = useTranslation('reporting');
  const { shortDate } = useFormats();
  return (
    <Table<DeclarableRow>
      label={t('rows.title')}
      getId={({ documentId }) => documentId}
      getText={({ holder }) => holder}
      items={rows}
      columns={[
        {
          id: 'holder',
          title: t('column.holder'),
          isRowHeader: true,
          width: '13rem',
          render: ({ holder, number, personId }) => (
            <Stack gap="half">
              <Link to="/candidates/$personId" params={{ personId }}>
                {holder}
              </Link>
              <span>{number}</span>
            </Stack>
          ),
        },
        {
          id: 'code',
          title: t('column.certification'),
          render: ({ certification, code }) => (code === '' ? certification : `${certification} (${code})`),
        },
        {
          id: 'deadline',
          title: t('column.deadline'),
          width: '9rem',
          render: ({ daysLeft, deadline, state }) => (
            <Stack gap="half">
              <span>{shortDate(deadline)}</span>
              {daysLeft < 0 && !NOTHING_DUE.includes(state) ? (
                <Inline>
                  <Badge tone="danger">{t('overdue', { count: -daysLeft })}</Badge>
                </Inline>
              ) : null}
            </Stack>
          ),
        },
        { id: 'state', title: t('column.state'), render: (row) => <RowState row={row} /> },
      ]}
    />
  );
}

/** How far a row is, and what is to be mended. */
function RowState({ row }: { readonly row: DeclarableRow }) {
  const { t } = useTranslation('reporting');
  const { list } = useFormats();
  const [isRemoving, setRemoving] = useState(false);
  const faultText = useFaultText();
  const { differs, faults, hint, knownAs, number, reason, state } = row;
  return (
    <Stack gap="half">
      <Inline>
        <Badge tone={TONE[state]}>{t(`state.${state}`)}</Badge>
      </Inline>
      {state === 'known' ? <span>{t('knownAs', { id: knownAs })}</span> : null}
      {state === 'to-remove' ? (
        <>
          <span>{t('byHand.remove', { id: number })}</span>
          <Inline>
            <Button
              onPress={() => {
                setRemoving(true);
              }}
            >
              {t('removal.open')}
            </Button>
          </Inline>
        </>
      ) : null}
      {isRemoving ? (
        <RemovalDialog
          row={row}
          onClose={() => {
            setRemoving(false);
          }}
        />
      ) : null}
      {differs.length === 0 ? null : (
        <span>
          {t('byHand.correct', { id: knownAs, fields: list(differs.map((field) => t(`field.${field}`))) })}
        </span>
      )}
      {reason === '' ? null : <span>{t('said', { reason })}</span>}
      {state === 'refused' && hint !== null ? <span>{t(`hint.${hint}`)}</span> : null}
      {faults.map((fault) => (
        <span key={fault.field}>{faultText(fault)}</span>
      ))}
    </Stack>
  );
}
