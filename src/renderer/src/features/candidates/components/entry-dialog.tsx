import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ENTRY_KINDS, ENTRY_OUTCOMES } from '../../../../../domain/candidate/evidence.ts';
import type { EntryKind, EntryOutcome } from '../../../../../domain/candidate/evidence.ts';
import type { FileEnrolment } from '../../../../../shared/areas/candidates.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { todayIso } from '../../../lib/format.ts';
import { Checkbox, DateField, FieldGrid, Select, TextField, showToast } from '../../../ui/index.ts';
import { useRecordEvidence } from '../hooks/use-candidate-writes.ts';
import { faultsOf, faultWords } from '../person-words.ts';

export interface EntryDialogProps {
  readonly enrolment: FileEnrolment;
  readonly onClose: () => void;
}

const NONE = 'none';

/** A result that no jury of this application gave, for one test. */
export function EntryDialog({ enrolment, onClose }: EntryDialogProps) {
  const { t } = useTranslation('candidates');
  const record = useRecordEvidence();
  const [testId, setTestId] = useState<string | null>(null);
  const [kind, setKind] = useState<EntryKind>('score');
  const [date, setDate] = useState<string | null>(todayIso());
  const [texts, setTexts] = useState({ author: '', value: '', outOf: '20', reference: '' });
  const [outcome, setOutcome] = useState<EntryOutcome | null>(null);
  const [isExcused, setExcused] = useState(false);
  const faults = faultsOf(record.error);
  const isMarked = kind === 'score' || kind === 'tutor-grid' || kind === 'on-file';
  const errorOf = (field: string) => faultWords(t, faults, field);
  const text = (key: keyof typeof texts) => (
    <TextField
      label={key === 'author' && isMarked ? t(`entry.authorOf.${kind}`) : t(`entry.${key}`)}
      value={texts[key]}
      maxLength={200}
      errorMessage={errorOf(key)}
      onChange={(value) => {
        setTexts({ ...texts, [key]: value });
      }}
    />
  );
  const submit = () => {
    if (testId === null || date === null) return;
    const isValued = isMarked && texts.value.trim() !== '';
    record.mutate(
      {
        enrolmentId: enrolment.id,
        testId,
        kind,
        date,
        author: texts.author,
        value: isValued ? texts.value : null,
        outOf: isValued ? texts.outOf : null,
        outcome: isMarked ? outcome : null,
        reference: texts.reference,
        isExcused: kind === 'absence' && isExcused,
      },
      {
        onSuccess: () => {
          showToast({ message: t('entry.saved') });
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
      title={t('entry.title')}
      confirmLabel={t('entry.save')}
      isDisabled={testId === null || date === null}
      write={record}
      onClose={onClose}
      onConfirm={submit}
    >
      <FieldGrid>
        <Select
          label={t('entry.test')}
          placeholder={t('entry.test')}
          options={enrolment.tests.map(({ id, title }) => ({ id, label: title }))}
          value={testId}
          onChange={setTestId}
        />
        <Select
          label={t('entry.kind')}
          placeholder={t('entry.kind')}
          options={ENTRY_KINDS.map((id) => ({ id, label: t(`entryKind.${id}`) }))}
          value={kind}
          onChange={setKind}
        />
        <DateField label={t('entry.date')} value={date} errorMessage={errorOf('date')} onChange={setDate} />
        {kind === 'absence' ? null : text('author')}
        {isMarked ? text('value') : null}
        {isMarked ? text('outOf') : null}
        {isMarked ? (
          <Select<EntryOutcome | typeof NONE>
            label={t('entry.outcome')}
            placeholder={t('entryOutcome.none')}
            options={[NONE, ...ENTRY_OUTCOMES].map((id) => ({
              id: id as EntryOutcome | typeof NONE,
              label: t(`entryOutcome.${id as EntryOutcome}`),
            }))}
            value={outcome ?? NONE}
            onChange={(id) => {
              setOutcome(id === NONE ? null : id);
            }}
          />
        ) : null}
        {text('reference')}
      </FieldGrid>
      {kind === 'absence' ? (
        <Checkbox isSelected={isExcused} onChange={setExcused}>
          {t('entry.excused')}
        </Checkbox>
      ) : null}
    </ConfirmDialog>
  );
}
