import { useTranslation } from 'react-i18next';
import { SegmentedControl } from '../../../ui/index.ts';
import { MemberPinField } from './member-pin-field.tsx';

/** A member's word for an act: who, and their PIN as typed so far. */
export interface Confirmer {
  readonly jurorId: string;
  readonly pin: string;
}

export interface ConfirmerFieldProps {
  readonly sessionId: string;
  /** Who may answer; the first one is proposed. */
  readonly members: readonly { readonly jurorId: string; readonly name: string }[];
  readonly value: Confirmer;
  readonly onChange: (confirmer: Confirmer) => void;
  readonly onSubmit: () => void;
  readonly shouldFocus?: boolean;
}

/** Who answers for an act that undoes or reveals, with their PIN. */
export function ConfirmerField({
  members,
  onChange,
  onSubmit,
  sessionId,
  shouldFocus = false,
  value,
}: ConfirmerFieldProps) {
  const { t } = useTranslation('pins');
  const chosen = members.find(({ jurorId }) => jurorId === value.jurorId);
  return (
    <>
      {members.length > 1 ? (
        <SegmentedControl
          label={t('whose')}
          isLabelVisible
          segments={members.map(({ jurorId, name }) => ({ id: jurorId, label: name }))}
          value={value.jurorId}
          onChange={(jurorId) => {
            onChange({ jurorId, pin: '' });
          }}
        />
      ) : null}
      {chosen === undefined ? null : (
        <MemberPinField
          key={chosen.jurorId}
          sessionId={sessionId}
          label={t('pinOf', { name: chosen.name })}
          value={value.pin}
          onChange={(pin) => {
            onChange({ jurorId: chosen.jurorId, pin });
          }}
          onSubmit={onSubmit}
          shouldFocus={shouldFocus}
        />
      )}
    </>
  );
}
