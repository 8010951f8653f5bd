import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecidingMember, TableRow } from '../../../../../shared/areas/decisions.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { Checkbox, TextField, bindClasses, showToast } from '../../../ui/index.ts';
import styles from '../decisions.module.css';
import { useDeclareLinks } from '../hooks/use-decision-writes.ts';

const cx = bindClasses(styles);

/** Whether that member's word on that candidate is still owed. */
export function owesWord({ lacks }: Pick<TableRow, 'lacks'>, jurorId: string): boolean {
  return lacks.some(({ code, jurorIds }) => code === 'declarations-missing' && jurorIds.includes(jurorId));
}

export interface LinksDialogProps {
  readonly sessionId: string;
  readonly member: DecidingMember;
  /** Candidates of whom their word is owed. */
  readonly rows: readonly TableRow[];
  readonly onClose: () => void;
}

/** A member says with which candidates they have a link; with the others they declare none. */
export function LinksDialog({ member, onClose, rows, sessionId }: LinksDialogProps) {
  const { t } = useTranslation('decisions');
  const declare = useDeclareLinks();
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const linked = Object.entries(reasons);
  const submit = () => {
    declare.mutate(
      {
        sessionId,
        jurorId: member.id,
        declarations: rows.map(({ enrolmentId }) => {
          const reason = reasons[enrolmentId];
          return reason === undefined
            ? { enrolmentId, kind: 'no-link' as const, reason: '' }
            : { enrolmentId, kind: 'withdrawn' as const, reason };
        }),
      },
      {
        onSuccess: () => {
          showToast({ message: t('links.done', { name: member.name }) });
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      isOpen
      variant="primary"
      width="wide"
      title={t('links.title', { name: member.name })}
      confirmLabel={t(linked.length === 0 ? 'links.none' : 'links.some', {
        count: rows.length - linked.length,
      })}
      isDisabled={linked.some(([, reason]) => reason.trim() === '')}
      write={declare}
      onClose={onClose}
      onConfirm={submit}
    >
      <p>{t('links.text')}</p>
      <ul className={cx('links')}>
        {rows.map(({ enrolmentId, name }) => {
          const reason = reasons[enrolmentId];
          return (
            <li key={enrolmentId}>
              <Checkbox
                isSelected={reason !== undefined}
                onChange={(isLinked) => {
                  const others = linked.filter(([id]) => id !== enrolmentId);
                  setReasons(Object.fromEntries(isLinked ? [...others, [enrolmentId, '']] : others));
                }}
              >
                {t('links.with', { name })}
              </Checkbox>
              {reason === undefined ? null : (
                <TextField
                  label={t('links.reason')}
                  value={reason}
                  onChange={(text) => {
                    setReasons({ ...reasons, [enrolmentId]: text });
                  }}
                  isRequired
                />
              )}
            </li>
          );
        })}
      </ul>
    </ConfirmDialog>
  );
}
