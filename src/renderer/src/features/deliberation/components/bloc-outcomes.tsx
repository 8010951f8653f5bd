import { useTranslation } from 'react-i18next';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import { Wording } from '../../../lib/wording.tsx';
import { RadioGroup, TextArea } from '../../../ui/index.ts';
import { blocName, NO_CHOICE, owedForBloc, wordOf } from '../outcome-words.ts';
import type { BlocChoice } from '../outcome-words.ts';

export interface BlocOutcomesProps {
  readonly view: DeliberationView;
  readonly chosen: Readonly<Record<string, BlocChoice>>;
  readonly onChange: (chosen: Readonly<Record<string, BlocChoice>>) => void;
}

const OUTCOMES = ['validated', 'refused'] as const;

/** One result for each bloc, each with its reason where one is owed. */
export function BlocOutcomes({ view, chosen, onChange }: BlocOutcomesProps) {
  const { t } = useTranslation(['deliberation', 'common']);
  return view.resultBlocs.map(({ id }) => {
    const choice = chosen[id] ?? NO_CHOICE;
    const owed = owedForBloc(view, id, choice);
    const name = blocName(view.resultBlocs, id);
    const change = (part: Partial<BlocChoice>) => {
      onChange({ ...chosen, [id]: { ...choice, ...part } });
    };
    return (
      <div key={id}>
        <RadioGroup
          label={<Wording>{name}</Wording>}
          options={OUTCOMES.map((outcome) => ({
            id: outcome,
            label: <Wording>{wordOf(view.words, outcome)}</Wording>,
          }))}
          value={choice.outcome}
          onChange={(outcome) => {
            change({ outcome });
          }}
          isRequired
        />
        {choice.outcome === null ? null : (
          <TextArea
            label={t('decision.reasonOf', { bloc: id })}
            value={choice.reason}
            onChange={(reason) => {
              change({ reason });
            }}
            rows={2}
            {...(owed === null
              ? { optionalLabel: t('common:optional') }
              : { description: t(`decision.reasonNeeded.${owed}`), isRequired: true })}
          />
        )}
      </div>
    );
  });
}
