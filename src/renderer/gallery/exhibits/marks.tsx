import { MARK_SHAPES, MarkChoice, MarkFigure, MarkGlyph, MarkNumber, MarkSign } from '../../src/ui/index.ts';
import type { MarkChoiceProps, MarkNumberProps, MarkOption, MarkShape } from '../../src/ui/index.ts';
import { Held, nothing } from '../held.tsx';

const SHAPES = Object.keys(MARK_SHAPES) as MarkShape[];
const LETTERS = { kind: 'letters', letters: 'TB' } as const;
const LEVELS: readonly MarkOption[] = [
  { id: 'acquired', label: 'Acquis', sign: 'full', keyHint: '1' },
  { id: 'partly', label: 'Partiellement acquis', sign: 'half', keyHint: '2' },
  { id: 'missing', label: 'Non acquis', sign: 'empty', keyHint: '3' },
  { id: 'unseen', label: 'Non observé', sign: 'not-observed', keyHint: '4' },
];
const LETTERED: readonly MarkOption[] = [
  ...['Très bien', 'Bien', 'Assez bien', 'Passable', 'Insuffisant'].map((label) => ({
    id: label,
    label,
    sign: { kind: 'letters', letters: label.slice(0, 2).toUpperCase() } as const,
  })),
];
const TERSE: readonly MarkOption[] = ['A', 'B', 'C', 'D', 'E', 'F'].map((letters) => ({
  id: letters,
  label: letters,
  sign: { kind: 'letters', letters },
}));

type Options = Pick<MarkChoiceProps<string>, 'isDisabled' | 'isReadOnly' | 'size'>;

function marks(value: string | null, more: Options, options = LEVELS) {
  return (
    <Held<string | null> initial={value}>
      {(held, change) => (
        <MarkChoice
          {...more}
          label="Adapter son discours à l’interlocuteur"
          isLabelVisible
          options={options}
          value={held}
          onChange={change}
        />
      )}
    </Held>
  );
}

function number(initial: string, more: Partial<Pick<MarkNumberProps, 'errorMessage' | 'isReadOnly'>>) {
  return (
    <Held initial={initial}>
      {(text, type) => (
        <MarkNumber
          {...more}
          label="Argumenter son offre"
          isLabelVisible
          text={text}
          range="de 0 à 20, par 0,5"
          raiseLabel="Monter d’un pas"
          lowerLabel="Descendre d’un pas"
          onType={type}
          onCommit={nothing}
          onStep={nothing}
        />
      )}
    </Held>
  );
}

/** Marks, and the signs that they are told by. */
export const MARKS = {
  MarkChoice: {
    'nothing chosen': marks(null, { size: 'large' }),
    chosen: marks('partly', {}),
    'chosen, large': marks('acquired', { size: 'large' }),
    'under its heads': marks('unseen', { size: 'column' }),
    'read only': marks('missing', { isReadOnly: true }),
    disabled: marks('acquired', { isDisabled: true }),
    'by letters': marks('Bien', {}, LETTERED),
    'letters alone': marks('C', {}, TERSE),
  },
  MarkNumber: {
    empty: number('', {}),
    filled: number('14,5', {}),
    wrong: number('24', { errorMessage: 'Au plus 20.' }),
    'read only': number('14,5', { isReadOnly: true }),
  },
  MarkFigure: { figure: <MarkFigure>14,5</MarkFigure> },
  MarkGlyph: {
    ...Object.fromEntries(
      SHAPES.map((shape) => [shape, <MarkGlyph key={shape} sign={shape} label={shape} isLabelVisible />]),
    ),
    letters: <MarkGlyph sign={LETTERS} label="Très bien" isLabelVisible />,
    small: <MarkGlyph sign="half" label="Partiellement acquis" isLabelVisible size="small" />,
    large: <MarkGlyph sign="half" label="Partiellement acquis" isLabelVisible size="large" />,
    'without words': <MarkGlyph sign="half" label="Partiellement acquis" />,
  },
  MarkSign: {
    ...Object.fromEntries(SHAPES.map((shape) => [shape, <MarkSign key={shape} sign={shape} />])),
    letters: <MarkSign sign={LETTERS} />,
  },
};
