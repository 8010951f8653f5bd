import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionsTable, TableRow } from '../../../../../shared/areas/decisions.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { Checkbox, bindClasses, showToast } from '../../../ui/index.ts';
import styles from '../decisions.module.css';
import { isReady } from '../deliberation-table.ts';
import { useAnswering } from '../hooks/answering.ts';
import { useDecide } from '../hooks/use-decision-writes.ts';
import { AnsweringPins } from './answering-pins.tsx';

const cx = bindClasses(styles);

/** Decisions that one request takes. */
const MOST_AT_ONCE = 40;

interface Ready {
  readonly row: TableRow;
  readonly blocId: string;
}

/**
 * Blocs that the rule validates with nothing missing, of candidates on whom the jury may decide with the same word as on the first:
 * a refusal is never decided so, for it owes its reason.
 */
export function readyToFollow(rows: readonly TableRow[]): readonly Ready[] {
  const able = rows.filter(({ isGone, lacks }) => !isGone && lacks.length === 0);
  const first = able.find(({ blocs }) => blocs.some(isReady));
  return able
    .filter(({ answererId }) => answererId !== null && answererId === first?.answererId)
    .flatMap((row) => row.blocs.filter(isReady).map(({ blocId }) => ({ row, blocId })))
    .slice(0, MOST_AT_ONCE);
}

export interface FollowDialogProps {
  readonly table: DecisionsTable;
  readonly ready: readonly Ready[];
  readonly onClose: () => void;
}

/** The jury follows the rule where it validates: one word for all that stays ticked, and all are recorded or none. */
export function FollowDialog({ onClose, ready, table }: FollowDialogProps) {
  const { t } = useTranslation('decisions');
  const decide = useDecide();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [{ row } = { row: { answererId: null, voterIds: [] } }] = ready;
  const answering = useAnswering(table.members, row);
  const keyOf = ({ blocId, row: { enrolmentId } }: Ready) => `${enrolmentId} ${blocId}`;
  const chosen = ready.filter((each) => !left.has(keyOf(each)));
  const isComplete = chosen.length > 0 && answering.isComplete;
  const submit = () => {
    if (!isComplete || decide.isPending) return;
    decide.mutate(
      {
        sessionId: table.session.id,
        decisions: chosen.map(({ blocId, row: { enrolmentId } }) => ({
          ...{ enrolmentId, blocId, outcome: 'validated' as const, reason: '', recommendations: '' },
          ...{ condition: null, vote: null, dissents: [], hasCastingVote: false },
        })),
        confirmations: answering.all(),
      },
      {
        onSuccess: () => {
          showToast({ message: t('follow.done', { count: chosen.length }) });
          onClose();
        },
        onError: answering.clear,
      },
    );
  };
  return (
    <ConfirmDialog
      isOpen
      variant="primary"
      width="wide"
      title={t('follow.title')}
      confirmLabel={t('follow.confirm', { count: chosen.length })}
      isDisabled={!isComplete}
      write={decide}
      onClose={onClose}
      onConfirm={submit}
    >
      <p>{t('follow.text', { word: table.words.favourable })}</p>
      <ul className={cx('links')}>
        {ready.map((each) => (
          <li key={keyOf(each)}>
            <Checkbox
              isSelected={!left.has(keyOf(each))}
              onChange={(isChosen) => {
                const others = [...left].filter((key) => key !== keyOf(each));
                setLeft(new Set(isChosen ? others : [...others, keyOf(each)]));
              }}
            >
              {t('follow.line', { name: each.row.name, bloc: each.blocId })}
            </Checkbox>
          </li>
        ))}
      </ul>
      <AnsweringPins sessionId={table.session.id} answering={answering} onSubmit={submit} />
    </ConfirmDialog>
  );
}
