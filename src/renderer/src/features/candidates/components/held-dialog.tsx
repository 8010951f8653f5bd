import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HELD_SOURCES } from '../../../../../domain/candidate/enrolment.ts';
import type { HeldBloc } from '../../../../../domain/candidate/enrolment.ts';
import type { FileEnrolment } from '../../../../../shared/areas/candidates.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { Button, DateField, FieldGrid, Select, Stack, TextField, showToast } from '../../../ui/index.ts';
import { useDeclareHeld } from '../hooks/use-candidate-writes.ts';
import { faultsOf, faultWords } from '../person-words.ts';

export interface HeldDialogProps {
  readonly enrolment: FileEnrolment;
  readonly onClose: () => void;
}

type HeldDraft = Omit<HeldBloc, 'heldOn'> & { readonly heldOn: string | null };

/** Blocs that someone holds already, each with what it is known by and how long it is valid. */
export function HeldDialog({ enrolment, onClose }: HeldDialogProps) {
  const { t } = useTranslation('candidates');
  const declare = useDeclareHeld();
  const [held, setHeld] = useState<readonly HeldDraft[]>(enrolment.held);
  const faults = faultsOf(declare.error);
  const change = (place: number, part: Partial<HeldDraft>) => {
    setHeld(held.map((bloc, index) => (index === place ? { ...bloc, ...part } : bloc)));
  };
  const free = enrolment.blocs.find(({ id }) => !held.some(({ blocId }) => blocId === id));
  const dated = held.flatMap(({ heldOn, ...bloc }) => (heldOn === null ? [] : [{ ...bloc, heldOn }]));
  return (
    <ConfirmDialog
      isOpen
      variant="primary"
      width="wide"
      title={t('held.title')}
      confirmLabel={t('held.save')}
      isDisabled={dated.length < held.length}
      write={declare}
      onClose={onClose}
      onConfirm={() => {
        declare.mutate(
          { enrolmentId: enrolment.id, held: dated },
          {
            onSuccess: () => {
              showToast({ message: t('held.saved') });
              onClose();
            },
          },
        );
      }}
    >
      <Stack gap="3">
        <p>{t('held.note')}</p>
        {held.map((bloc, place) => {
          const errorOf = (field: keyof HeldBloc) => faultWords(t, faults, `held.${String(place)}.${field}`);
          return (
            <div key={bloc.blocId}>
              <FieldGrid>
                <Select
                  label={t('held.bloc')}
                  placeholder={t('held.bloc')}
                  options={enrolment.blocs
                    .filter(({ id }) => id === bloc.blocId || !held.some(({ blocId }) => blocId === id))
                    .map(({ id, sourceLabel }) => ({ id, label: sourceLabel }))}
                  value={bloc.blocId}
                  onChange={(blocId) => {
                    change(place, { blocId });
                  }}
                />
                <Select
                  label={t('held.source')}
                  placeholder={t('held.source')}
                  options={HELD_SOURCES.map((id) => ({ id, label: t(`heldSource.${id}`) }))}
                  value={bloc.source}
                  onChange={(source) => {
                    change(place, { source });
                  }}
                />
                <TextField
                  label={t('held.reference')}
                  value={bloc.reference}
                  maxLength={200}
                  errorMessage={errorOf('reference')}
                  onChange={(reference) => {
                    change(place, { reference });
                  }}
                />
                <DateField
                  label={t('held.heldOn')}
                  value={bloc.heldOn}
                  errorMessage={errorOf('heldOn')}
                  onChange={(heldOn) => {
                    change(place, { heldOn });
                  }}
                />
                <DateField
                  label={t('held.validUntil')}
                  value={bloc.validUntil}
                  errorMessage={errorOf('validUntil')}
                  onChange={(validUntil) => {
                    change(place, { validUntil });
                  }}
                />
              </FieldGrid>
              <Button
                onPress={() => {
                  setHeld(held.filter((_, index) => index !== place));
                }}
              >
                {t('held.remove')}
              </Button>
            </div>
          );
        })}
        {free === undefined ? null : (
          <Button
            onPress={() => {
              const added = { blocId: free.id, source: 'declared' as const, reference: '' };
              setHeld([...held, { ...added, heldOn: null, validUntil: null }]);
            }}
          >
            {t('held.add')}
          </Button>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
