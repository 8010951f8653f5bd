import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCESS_WAYS, INITIATIVES, VAE_WAYS } from '../../../../../domain/candidate/enrolment.ts';
import type { FileEnrolment } from '../../../../../shared/areas/candidates.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { Wording } from '../../../lib/wording.tsx';
import { Checkbox, DateField, FieldGrid, Select, Stack, TextField, showToast } from '../../../ui/index.ts';
import { useChangeEnrolment } from '../hooks/use-candidate-writes.ts';
import { faultsOf, faultWords } from '../person-words.ts';

export interface EnrolmentDialogProps {
  readonly enrolment: FileEnrolment;
  readonly onClose: () => void;
}

const NONE = 'none';

/** What an enrolment says beside whose it is: blocs sought, way of access, number of the training file. */
export function EnrolmentDialog({ enrolment, onClose }: EnrolmentDialogProps) {
  const { t } = useTranslation('candidates');
  const change = useChangeEnrolment();
  const { accommodation, certification } = enrolment;
  const [blocIds, setBlocIds] = useState<readonly string[]>(enrolment.blocIds);
  const [accessWay, setAccessWay] = useState(enrolment.accessWay);
  const [vaeWay, setVaeWay] = useState(enrolment.vaeWay);
  const [initiative, setInitiative] = useState(enrolment.initiative);
  const [enrolledOn, setEnrolledOn] = useState<string | null>(enrolment.enrolledOn);
  const [cpfFile, setCpfFile] = useState(enrolment.cpfFile);
  const faults = faultsOf(change.error);
  const errorOf = (field: string) => faultWords(t, faults, field);
  const submit = () => {
    if (enrolledOn === null) return;
    change.mutate(
      {
        enrolmentId: enrolment.id,
        enrolment: {
          certification,
          blocIds: enrolment.blocs.map(({ id }) => id).filter((id) => blocIds.includes(id)),
          accessWay,
          vaeWay: accessWay === 'VAE' ? vaeWay : null,
          initiative,
          enrolledOn,
          accommodation: { ...accommodation, otherMeasures: [...accommodation.otherMeasures] },
          cpfFile,
        },
      },
      {
        onSuccess: () => {
          showToast({ message: t('enrolment.saved') });
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
      title={t('enrolment.title')}
      confirmLabel={t('enrolment.save')}
      isDisabled={enrolledOn === null || blocIds.length === 0}
      write={change}
      onClose={onClose}
      onConfirm={submit}
    >
      <Stack>
        <fieldset>
          <legend>{t('enrolment.blocs')}</legend>
          {enrolment.blocs.map(({ id, sourceLabel, title }) => (
            <Checkbox
              key={id}
              isSelected={blocIds.includes(id)}
              onChange={(isSought) => {
                setBlocIds(isSought ? [...blocIds, id] : blocIds.filter((known) => known !== id));
              }}
            >
              <Wording>{sourceLabel.endsWith(title) ? sourceLabel : `${sourceLabel} ${title}`}</Wording>
            </Checkbox>
          ))}
        </fieldset>
        <FieldGrid>
          <Select
            label={t('field.accessWay')}
            placeholder={t('accessWay.none')}
            options={[NONE, ...ACCESS_WAYS].map((id) => ({ id, label: t(`accessWay.${id as 'none'}`) }))}
            value={accessWay ?? NONE}
            onChange={(id) => {
              setAccessWay(ACCESS_WAYS.find((way) => way === id) ?? null);
            }}
          />
          {accessWay === 'VAE' ? (
            <Select
              label={t('enrolment.vaeWay')}
              placeholder={t('enrolment.unsaid')}
              options={[NONE, ...VAE_WAYS].map((id) => ({ id, label: t(`vaeWay.${id as 'none'}`) }))}
              value={vaeWay ?? NONE}
              onChange={(id) => {
                setVaeWay(VAE_WAYS.find((way) => way === id) ?? null);
              }}
            />
          ) : null}
          <Select
            label={t('enrolment.initiative')}
            placeholder={t('enrolment.unsaid')}
            options={[NONE, ...INITIATIVES].map((id) => ({ id, label: t(`initiative.${id as 'none'}`) }))}
            value={initiative ?? NONE}
            onChange={(id) => {
              setInitiative(INITIATIVES.find((known) => known === id) ?? null);
            }}
          />
          <DateField
            label={t('enrolment.enrolledOn')}
            value={enrolledOn}
            errorMessage={errorOf('enrolledOn')}
            onChange={setEnrolledOn}
          />
          <TextField
            label={t('field.cpfFile')}
            value={cpfFile}
            maxLength={13}
            errorMessage={errorOf('cpfFile')}
            onChange={setCpfFile}
          />
        </FieldGrid>
      </Stack>
    </ConfirmDialog>
  );
}
