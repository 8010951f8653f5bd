import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlocCell, DecidingMember, TableRow } from '../../../../../shared/areas/decisions.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { FieldGrid, Select, Stack, TextArea, TextField, bindClasses, showToast } from '../../../ui/index.ts';
import styles from '../decisions.module.css';
import { useAnswering } from '../hooks/answering.ts';
import { useEnterMark } from '../hooks/use-decision-writes.ts';
import { AnsweringPins } from './answering-pins.tsx';

const cx = bindClasses(styles);

export interface MarkDialogProps {
  readonly sessionId: string;
  readonly row: Pick<TableRow, 'answererId' | 'enrolmentId' | 'voterIds'>;
  readonly bloc: BlocCell;
  readonly testTitle: (testId: string) => string;
  readonly members: readonly DecidingMember[];
  readonly onClose: () => void;
}

/** A decimal as it is typed, with a comma or a point; null while it is none. */
function decimalOf(text: string): string | null {
  const trimmed = text.trim().replace(',', '.');
  return /^\d{1,9}(?:\.\d{1,9})?$/u.test(trimmed) ? trimmed : null;
}

/** A mark that the jury enters to compensate, with its reason; or the one that it entered, taken back. */
export function MarkDialog({ bloc, members, onClose, row, sessionId, testTitle }: MarkDialogProps) {
  const { t } = useTranslation('decisions');
  const enter = useEnterMark();
  const testIds = [
    ...new Set(bloc.calculation.lines.flatMap((line) => (line.kind === 'test' ? [line.testId] : []))),
  ];
  const [testId, setTestId] = useState(testIds[0] ?? '');
  const [value, setValue] = useState('');
  const [outOf, setOutOf] = useState('20');
  const [reason, setReason] = useState('');
  const answering = useAnswering(members, row);
  const stands = bloc.evidence.some((each) => each.kind === 'new-mark' && each.testId === testId);
  const [isTakingBack, setTakingBack] = useState(false);
  const takesBack = stands && isTakingBack;
  const mark = { value: decimalOf(value), outOf: decimalOf(outOf) };
  const isSound =
    mark.value !== null &&
    mark.outOf !== null &&
    Number(mark.outOf) > 0 &&
    Number(mark.value) <= Number(mark.outOf);
  const isReady = testId !== '' && (takesBack || isSound) && reason.trim() !== '' && answering.isComplete;
  const submit = () => {
    if (!answering.isComplete) answering.askNext();
    if (!isReady || enter.isPending) return;
    const given =
      takesBack || mark.value === null || mark.outOf === null
        ? null
        : { value: mark.value, outOf: mark.outOf };
    enter.mutate(
      {
        sessionId,
        enrolmentId: row.enrolmentId,
        blocId: bloc.blocId,
        testId,
        mark: given,
        reason,
        confirmations: answering.all(),
      },
      {
        onSuccess: () => {
          showToast({ message: t(given === null ? 'mark.takenBack' : 'mark.entered') });
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
      title={t('mark.title')}
      confirmLabel={t(takesBack ? 'mark.takeBack' : 'mark.enter')}
      isDisabled={!isReady}
      write={enter}
      onClose={onClose}
      onConfirm={submit}
    >
      <p>{t('mark.text')}</p>
      <div className={cx('answered')}>
        <Stack gap="3">
          <FieldGrid>
            <Select
              label={t('evidence.test')}
              placeholder={t('evidence.test')}
              options={testIds.map((id) => ({ id, label: testTitle(id) }))}
              value={testId}
              onChange={setTestId}
            />
            {stands ? (
              <Select
                label={t('mark.act')}
                placeholder={t('mark.act')}
                options={(['enter', 'takeBack'] as const).map((id) => ({ id, label: t(`mark.${id}`) }))}
                value={takesBack ? 'takeBack' : 'enter'}
                onChange={(id) => {
                  setTakingBack(id === 'takeBack');
                }}
              />
            ) : null}
            {takesBack ? null : (
              <>
                <TextField
                  label={t('mark.value')}
                  value={value}
                  onChange={setValue}
                  inputMode="decimal"
                  errorMessage={value.trim() !== '' && !isSound ? t('mark.unsound') : undefined}
                />
                <TextField label={t('mark.outOf')} value={outOf} onChange={setOutOf} inputMode="decimal" />
              </>
            )}
          </FieldGrid>
          <TextArea label={t('mark.reason')} value={reason} onChange={setReason} rows={2} isRequired />
        </Stack>
        <div>
          <AnsweringPins sessionId={sessionId} answering={answering} onSubmit={submit} />
        </div>
      </div>
    </ConfirmDialog>
  );
}
