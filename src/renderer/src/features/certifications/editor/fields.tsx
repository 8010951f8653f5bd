/** Fields of a draft's form, each bound to the place in the draft that it writes. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type frCertifications from '../../../../../../resources/locales/fr/certifications.json';
import { formatPath } from '../../../../../domain/referentiel/referentiel.faults.ts';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';
import { valueAt } from '../../../../../domain/certification/draft/draft-path.ts';
import { isTaken } from '../../../../../domain/certification/draft/edits.ts';
import { isFaultCode } from '../../../lib/file-faults.ts';
import { Checkbox, NumberField, Select, TextArea, TextField } from '../../../ui/index.ts';
import { useDesk } from '../hooks/use-draft-desk.ts';

export type FieldName = keyof typeof frCertifications.field;

interface Bound {
  readonly path: DraftPath;
  readonly name: FieldName;
  readonly isOptional?: boolean;
  readonly hint?: string;
}

const MINUTE_MS = 60_000;
const DECIMAL_PLACES = 6;

/** Label, help and fault of a bound field. A field that is still empty is not scolded: the list of checks asks for it. */
function useBound({ hint, isOptional = false, name, path }: Bound) {
  const { t } = useTranslation(['certifications', 'session', 'common']);
  const { i18n } = useTranslation();
  const { draft, faults, isReadOnly } = useDesk();
  const value = valueAt(draft, path);
  const place = formatPath(path);
  const fault = faults.find((each) => each.path === place);
  const isEmpty = value === undefined || value === '';
  const sentence =
    fault === undefined || isEmpty
      ? undefined
      : i18n.language !== 'fr' && isFaultCode(fault.code)
        ? t(`session:import.fault.${fault.code}`)
        : fault.message;
  return {
    value,
    texts: {
      label: t(`field.${name}`),
      ...(hint === undefined ? {} : { description: hint }),
      ...(isOptional && !isReadOnly ? { optionalLabel: t('optional') } : {}),
      errorMessage: sentence,
    },
  };
}

/** One line of text, or several. */
export function TextOf({ isProse = false, ...bound }: Bound & { readonly isProse?: boolean }) {
  const { apply, isReadOnly } = useDesk();
  const { texts, value } = useBound(bound);
  const props = {
    ...texts,
    value: typeof value === 'string' ? value : '',
    isReadOnly,
    onChange: (text: string) => {
      const next = text === '' && bound.isOptional === true ? undefined : text;
      apply({ kind: 'set', path: bound.path, value: next });
    },
  };
  return isProse ? <TextArea {...props} rows={3} /> : <TextField {...props} />;
}

interface NumberProps extends Bound {
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly step?: number;
  /** What one unit of the field counts in the draft; 1 unless a duration is shown in minutes. */
  readonly unit?: number;
  readonly formatOptions?: Intl.NumberFormatOptions;
}

/** A number; emptied, an optional one is absent and any other keeps its value. */
export function NumberOf({ formatOptions, maxValue, minValue, step, unit = 1, ...bound }: NumberProps) {
  const { apply, isReadOnly } = useDesk();
  const { texts, value } = useBound(bound);
  return (
    <NumberField
      {...texts}
      value={typeof value === 'number' ? value / unit : Number.NaN}
      isReadOnly={isReadOnly}
      formatOptions={formatOptions ?? { maximumFractionDigits: DECIMAL_PLACES }}
      {...(minValue === undefined ? {} : { minValue })}
      {...(maxValue === undefined ? {} : { maxValue })}
      {...(step === undefined ? {} : { step })}
      onChange={(next) => {
        if (!Number.isNaN(next)) {
          apply({ kind: 'set', path: bound.path, value: Number((next * unit).toFixed(DECIMAL_PLACES)) });
        } else if (bound.isOptional === true) {
          apply({ kind: 'set', path: bound.path, value: undefined });
        }
      }}
    />
  );
}

/** A share, typed as a percentage. */
export function ShareOf(bound: Bound) {
  return (
    <NumberOf
      {...bound}
      minValue={0}
      maxValue={1}
      step={0.01}
      formatOptions={{ style: 'percent', maximumFractionDigits: 2 }}
    />
  );
}

/** A duration, typed in minutes. */
export function MinutesOf({ minValue = 0.5, ...bound }: Bound & { readonly minValue?: number }) {
  return <NumberOf {...bound} unit={MINUTE_MS} minValue={minValue} step={0.5} maxValue={1_440} />;
}

interface SelectProps extends Bound {
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** Offered first, and makes the field absent. */
  readonly none?: string;
}

/** One of a few; values that are no texts go by their JSON. */
export function SelectOf({ none, options, ...bound }: SelectProps) {
  const { t } = useTranslation('certifications');
  const { apply, isReadOnly } = useDesk();
  const { texts, value } = useBound(bound);
  const known = none === undefined ? options : [{ id: '', label: none }, ...options];
  return (
    <Select
      {...texts}
      options={known}
      value={typeof value === 'string' ? value : ''}
      placeholder={none ?? t('choose')}
      isDisabled={isReadOnly}
      onChange={(id) => {
        apply({ kind: 'set', path: bound.path, value: id === '' ? undefined : id });
      }}
    />
  );
}

/** True or false; `isAbsentWhenOff` where the draft says nothing instead of false. */
export function CheckOf({
  isAbsentWhenOff = false,
  ...bound
}: Bound & { readonly isAbsentWhenOff?: boolean }) {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  return (
    <Checkbox
      isSelected={valueAt(draft, bound.path) === true}
      isReadOnly={isReadOnly}
      onChange={(isOn) => {
        apply({ kind: 'set', path: bound.path, value: isOn ? true : isAbsentWhenOff ? undefined : false });
      }}
    >
      {t(`field.${bound.name}`)}
    </Checkbox>
  );
}

const CODE = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/;

/** The code of a part: taken over once it is left, since what refers to it follows. */
export function CodeOf({ path, name = 'id' }: { readonly path: DraftPath; readonly name?: FieldName }) {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  const standing = valueAt(draft, [...path, 'id']);
  const id = typeof standing === 'string' ? standing : '';
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = (typed ?? id).trim();
  const problem =
    typed === null || wanted === id
      ? undefined
      : !CODE.test(wanted)
        ? t('code.invalid')
        : isTaken(draft, path, wanted)
          ? t('code.taken', { id: wanted })
          : undefined;
  return (
    <TextField
      label={t(`field.${name}`)}
      value={typed ?? id}
      isReadOnly={isReadOnly}
      errorMessage={problem}
      onChange={setTyped}
      onBlur={() => {
        if (problem !== undefined) return;
        apply({ kind: 'rename', path, id: wanted });
        setTyped(null);
      }}
    />
  );
}
