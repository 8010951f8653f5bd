import {
  Checkbox,
  MARK_SHAPES,
  MarkChoice,
  MarkGlyph,
  MarkSign,
  RadioGroup,
  SegmentedControl,
  Switch,
} from '../../src/ui/index.ts';
import type { MarkShape } from '../../src/ui/index.ts';
import { Held } from '../held.tsx';

const SHAPES = Object.keys(MARK_SHAPES) as MarkShape[];
const LEVELS = [
  { id: 'acquired', label: 'Acquis', shape: 'full', keyHint: '1' },
  { id: 'partly', label: 'Partiellement acquis', shape: 'half', keyHint: '2' },
  { id: 'missing', label: 'Non acquis', shape: 'empty', keyHint: '3' },
  { id: 'unseen', label: 'Non observé', shape: 'not-observed', keyHint: '4' },
] as const;
type Level = (typeof LEVELS)[number]['id'];

const WAYS = [
  { id: 'draw', label: 'Tirage au sort', description: 'Parmi les sujets que le candidat n’a pas vus.' },
  { id: 'envelope', label: 'Enveloppe' },
  { id: 'pick', label: 'Choix du jury', isDisabled: true },
] as const;
type Way = (typeof WAYS)[number]['id'];

function marks(value: Level | null, more: Omit<Partial<Parameters<typeof MarkChoice>[0]>, 'options'>) {
  return (
    <Held<Level | null> initial={value}>
      {(held, change) => (
        <MarkChoice<Level>
          {...more}
          label="Adapter son discours à l’interlocuteur"
          isLabelVisible
          options={LEVELS}
          value={held}
          onChange={change}
        />
      )}
    </Held>
  );
}

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

/** Things to choose from, and the signs of what was chosen. */
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
  MarkChoice: {
    'nothing chosen': marks(null, { size: 'large' }),
    chosen: marks('partly', {}),
    'chosen, large': marks('acquired', { size: 'large' }),
    'read only': marks('missing', { isReadOnly: true }),
    disabled: marks('acquired', { isDisabled: true }),
  },
  MarkGlyph: {
    ...Object.fromEntries(
      SHAPES.map((shape) => [shape, <MarkGlyph key={shape} shape={shape} label={shape} isLabelVisible />]),
    ),
    small: <MarkGlyph shape="half" label="Partiellement acquis" isLabelVisible size="small" />,
    large: <MarkGlyph shape="half" label="Partiellement acquis" isLabelVisible size="large" />,
    'without words': <MarkGlyph shape="half" label="Partiellement acquis" />,
  },
  MarkSign: Object.fromEntries(SHAPES.map((shape) => [shape, <MarkSign key={shape} shape={shape} />])),
};
