import { Checkbox, RadioGroup, SegmentedControl, Switch } from '../../src/ui/index.ts';
import { Held } from '../held.tsx';

const WAYS = [
  { id: 'draw', label: 'Tirage au sort', description: 'Parmi les sujets que le candidat n’a pas vus.' },
  { id: 'envelope', label: 'Enveloppe' },
  { id: 'pick', label: 'Choix du jury', isDisabled: true },
] as const;
type Way = (typeof WAYS)[number]['id'];

function radios(value: Way | null, more: { isDisabled?: boolean; errorMessage?: string }) {
  return (
    <Held<Way | null> initial={value}>
      {(held, change) => (
        <RadioGroup<Way> label="Sujet" options={WAYS} value={held} onChange={change} {...more} />
      )}
    </Held>
  );
}

function segments(isDisabled: boolean) {
  return (
    <Held<'light' | 'dark'> initial="light">
      {(value, change) => (
        <SegmentedControl
          label="Thème"
          isLabelVisible
          segments={[
            { id: 'light', label: 'Clair', keyHint: 'C' },
            { id: 'dark', label: 'Sombre' },
          ]}
          value={value}
          onChange={change}
          isDisabled={isDisabled}
        />
      )}
    </Held>
  );
}

/** Things to choose from. */
export const CHOICES = {
  Checkbox: {
    off: <Checkbox>Identité vérifiée</Checkbox>,
    on: <Checkbox defaultSelected>Identité vérifiée</Checkbox>,
    'in part': <Checkbox isIndeterminate>Tous les membres</Checkbox>,
    disabled: <Checkbox isDisabled>Identité vérifiée</Checkbox>,
    'on, disabled': (
      <Checkbox isDisabled defaultSelected>
        Identité vérifiée
      </Checkbox>
    ),
    wrong: <Checkbox isInvalid>Identité vérifiée</Checkbox>,
  },
  Switch: {
    off: <Switch>Sons des rappels</Switch>,
    on: <Switch defaultSelected>Sons des rappels</Switch>,
    disabled: <Switch isDisabled>Sons des rappels</Switch>,
    'on, disabled': (
      <Switch isDisabled defaultSelected>
        Sons des rappels
      </Switch>
    ),
  },
  RadioGroup: {
    'nothing chosen': radios(null, {}),
    chosen: radios('draw', {}),
    wrong: radios(null, { errorMessage: 'Choisissez une manière.' }),
    disabled: radios('draw', { isDisabled: true }),
  },
  SegmentedControl: { chosen: segments(false), disabled: segments(true) },
};
