import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PoolSubject } from '../../../../../shared/areas/roleplay.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { RadioGroup, Stack, TextField } from '../../../ui/index.ts';
import { useRoleplayWrite } from '../hooks/use-roleplay-write.ts';
import { ChoiceAct } from './choice-act.tsx';
import { pickFaults, standingId } from './choice-draft.ts';
import { useExclusionText } from './exclusion-text.ts';
import type { WayProps } from './way.ts';

/** The jury takes a subject from the list itself; what is barred says why. */
export function PickWay({ view, draft, onChange, onChosen }: WayProps) {
  const { t } = useTranslation('roleplay');
  const writer = useRoleplayWrite(view.passageId);
  const exclusionText = useExclusionText();
  const [pickedId, setPickedId] = useState<string | null>(null);
  const picked = view.pool.find(({ id }) => id === pickedId) ?? null;
  const standing = standingId(view);
  const describe = (subject: PoolSubject) =>
    [
      t('pick.facts', {
        customer: `${subject.customer.name}, ${subject.customer.company}`,
        competences: subject.competenceIds.join(' '),
        count: subject.roleNames.length,
      }),
      ...(subject.id === standing ? [t('pick.standing')] : []),
      ...subject.exclusions.map(exclusionText),
    ].join(' · ');
  return (
    <Stack>
      <RadioGroup
        label={t('pick.label')}
        value={pickedId}
        onChange={setPickedId}
        options={[...view.pool]
          .sort((a, b) => Number(b.isEligible) - Number(a.isEligible))
          .map((subject) => ({
            id: subject.id,
            label: <span lang="fr">{subject.title}</span>,
            description: describe(subject),
            isDisabled: subject.id === standing || (!subject.isEligible && !subject.isRepeat),
          }))}
      />
      {picked?.isRepeat === true ? (
        <TextField
          label={t('repeat.reason')}
          value={draft.repeatReason}
          maxLength={4_000}
          onChange={(repeatReason) => {
            onChange({ repeatReason });
          }}
        />
      ) : null}
      <ErrorNotice error={writer.error} />
      <ChoiceAct
        label={t('pick.confirm')}
        faults={pickFaults(view, picked, draft)}
        isPending={writer.isPending}
        onPress={() => {
          if (picked === null) return;
          writer.run(
            () =>
              api.roleplay.choose({
                passageId: view.passageId,
                subjectId: picked.id,
                repeatReason: picked.isRepeat ? draft.repeatReason.trim() : null,
                replaceReason: standing === null ? null : draft.replaceReason.trim(),
              }),
            onChosen,
          );
        }}
      />
    </Stack>
  );
}
