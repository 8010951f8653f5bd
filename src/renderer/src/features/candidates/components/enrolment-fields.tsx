import { useTranslation } from 'react-i18next';
import { ACCESS_WAYS } from '../../../../../domain/candidate/enrolment.ts';
import type { AccessWay } from '../../../../../domain/candidate/enrolment.ts';
import { FieldGrid, Select } from '../../../ui/index.ts';
import { useReferentiels } from '../../preparation/queries.ts';

export interface EnrolmentChoice {
  /** Id and version; empty for none. */
  readonly certification: string;
  readonly accessWay: AccessWay | null;
}

export interface EnrolmentFieldsProps {
  readonly value: EnrolmentChoice;
  readonly onChange: (choice: EnrolmentChoice) => void;
  readonly isOptional?: boolean;
  /** The way is said elsewhere, such as by each row of a file. */
  readonly isWayHidden?: boolean;
}

const NONE = '';

/** The certification of a choice, as the list of them has it. */
export function useChosenCertification({ certification }: EnrolmentChoice) {
  return useReferentiels().data?.find(({ id, version }) => `${id} ${version}` === certification);
}

/** For which certification, and by which way. */
export function EnrolmentFields({
  isOptional = false,
  isWayHidden = false,
  onChange,
  value,
}: EnrolmentFieldsProps) {
  const { t } = useTranslation('candidates');
  const known = useReferentiels().data ?? [];
  return (
    <FieldGrid>
      <Select
        label={t('edit.certification')}
        placeholder={t('edit.noCertification')}
        options={[
          ...(isOptional ? [{ id: NONE, label: t('edit.noCertification') }] : []),
          ...known.map(({ id, shortTitle, version }) => ({
            id: `${id} ${version}`,
            label: `${shortTitle} (${version})`,
          })),
        ]}
        value={value.certification === NONE && !isOptional ? null : value.certification}
        onChange={(certification) => {
          onChange({ ...value, certification });
        }}
      />
      {isWayHidden ? null : (
        <Select
          label={t('field.accessWay')}
          placeholder={t('accessWay.none')}
          options={[
            { id: NONE, label: t('accessWay.none') },
            ...ACCESS_WAYS.map((id) => ({ id, label: t(`accessWay.${id}`) })),
          ]}
          value={value.accessWay ?? NONE}
          onChange={(way) => {
            onChange({ ...value, accessWay: way === NONE ? null : way });
          }}
        />
      )}
    </FieldGrid>
  );
}
