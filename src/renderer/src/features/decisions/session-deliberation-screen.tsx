import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionsTable } from '../../../../shared/areas/decisions.ts';
import { Loaded, LoadedScreen } from '../../lib/loaded.tsx';
import { useListPart } from '../../lib/parted-list.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { WordingIn } from '../../lib/wording.tsx';
import { SessionBreadcrumb } from '../preparation/index.ts';
import { BlocPage } from './components/bloc-page.tsx';
import { CandidatePage } from './components/candidate-page.tsx';
import { LinksDialog, owesWord } from './components/links-dialog.tsx';
import { TablePage } from './components/table-page.tsx';
import type { TableState } from './components/table-page.tsx';
import type { DeliberationSearch } from './deliberation-search.ts';
import { nextOpen } from './deliberation-table.ts';
import type { KeptDrafts } from './hooks/decision-form.ts';
import { useDecidedCandidate, useDecisionsTable } from './queries.ts';

/** As many candidates as one answer holds. */
const SIZE = { step: 200, most: 200 };

export interface SessionDeliberationScreenProps {
  readonly sessionId: string;
  /** What is open over the table. */
  readonly search: DeliberationSearch;
  readonly onOpen: (search: DeliberationSearch) => void;
}

/** The end of the day: candidates by blocs, and each of them opened on what its decision stands on. */
export function SessionDeliberationScreen(props: SessionDeliberationScreenProps) {
  const { t } = useTranslation('decisions');
  const list = useListPart(SIZE);
  const query = useDecisionsTable(props.sessionId, list.part);
  useDocumentTitle(t('title'));
  return (
    <LoadedScreen query={query} title={t('title')}>
      {(table) => (
        <WordingIn value={table.language}>
          <Deliberation {...props} table={table} list={list} />
        </WordingIn>
      )}
    </LoadedScreen>
  );
}

interface DeliberationProps extends SessionDeliberationScreenProps {
  readonly table: DecisionsTable;
  readonly list: ReturnType<typeof useListPart>;
}

function Deliberation({ list, onOpen, search, table }: DeliberationProps) {
  const { t } = useTranslation('decisions');
  const [state, setState] = useState<TableState>(() => ({
    filter: 'all',
    text: '',
    order: table.rows.map(({ enrolmentId }) => enrolmentId),
    at: null,
  }));
  const [declaringId, setDeclaringId] = useState<string | null>(null);
  const [kept] = useState<KeptDrafts>(() => new Map());
  const { bloc: blocId = null, candidate: enrolmentId = null } = search;

  const open = (cell: { readonly enrolmentId: string; readonly blocId: string | null } | null) => {
    if (cell === null) onOpen({});
    else {
      setState({ ...state, at: cell });
      onOpen({ candidate: cell.enrolmentId, ...(cell.blocId === null ? {} : { bloc: cell.blocId }) });
    }
  };
  const member = table.members.find(({ id }) => id === declaringId);
  const rows = table.rows.toSorted(
    (a, b) => state.order.indexOf(a.enrolmentId) - state.order.indexOf(b.enrolmentId),
  );
  return (
    <>
      {enrolmentId === null ? (
        <TablePage
          table={table}
          list={list}
          state={state}
          onState={setState}
          onOpen={open}
          onDeclare={setDeclaringId}
        />
      ) : (
        <OpenCandidate
          table={table}
          enrolmentId={enrolmentId}
          blocId={blocId}
          kept={kept}
          next={nextOf(rows, { enrolmentId, blocId })}
          onOpen={open}
          onDeclare={setDeclaringId}
          breadcrumb={
            <SessionBreadcrumb session={table.session}>
              <Link
                to="/sessions/$sessionId/deliberation"
                params={{ sessionId: table.session.id }}
                search={{}}
              >
                {t('title')}
              </Link>
            </SessionBreadcrumb>
          }
        />
      )}
      {member === undefined ? null : (
        <LinksDialog
          sessionId={table.session.id}
          member={member}
          rows={table.rows.filter((row) => owesWord(row, member.id))}
          onClose={() => {
            setDeclaringId(null);
          }}
        />
      )}
    </>
  );
}

function nextOf(
  rows: DecisionsTable['rows'],
  at: { readonly enrolmentId: string; readonly blocId: string | null },
) {
  const next = nextOpen(
    rows.filter(({ lacks }) => lacks.length === 0),
    at.blocId === null ? null : { enrolmentId: at.enrolmentId, blocId: at.blocId },
  );
  const name = rows.find(({ enrolmentId }) => enrolmentId === next?.enrolmentId)?.name ?? '';
  return next === null ? null : { ...next, name };
}

type OpenCandidateProps = Omit<Parameters<typeof BlocPage>[0], 'bloc' | 'row'> & {
  readonly enrolmentId: string;
  readonly blocId: string | null;
};

/** Read by itself, so that one who is in no part of the table is found as well. */
function OpenCandidate({ blocId, enrolmentId, ...page }: OpenCandidateProps) {
  const known = page.table.rows.find((row) => row.enrolmentId === enrolmentId);
  const query = useDecidedCandidate(page.table.session.id, enrolmentId, known);
  return (
    <Loaded query={query}>
      {(row) => {
        const bloc = row.blocs.find((each) => each.blocId === blocId);
        return bloc === undefined ? (
          <CandidatePage key={enrolmentId} {...page} row={row} />
        ) : (
          <BlocPage key={`${enrolmentId} ${bloc.blocId}`} {...page} row={row} bloc={bloc} />
        );
      }}
    </Loaded>
  );
}
