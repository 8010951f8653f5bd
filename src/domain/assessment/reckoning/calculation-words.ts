/**
 * The lines of a calculation as phrases: a key and what it is about, already said. The screen has its texts under
 * `deliberation:calculation`, the minutes in `documents/calculation-wording.ts`; nothing else reads a line.
 */
import type { Calculation } from './calculation.schema.ts';
import { competencePhrases } from './competence-phrases.ts';
import type { CalculationNames, Phrase } from './phrases.ts';
import { resultPhrases } from './result-phrases.ts';
import { sayingOf } from './saying.ts';

/** Every line of a calculation, in its order. */
export function phrasesOf({ lines }: Pick<Calculation, 'lines'>, names: CalculationNames): readonly Phrase[] {
  const saying = sayingOf(lines, names);
  return lines.flatMap((line) => {
    switch (line.kind) {
      case 'competence':
      case 'juror':
      case 'result':
      case 'deliberated':
        return competencePhrases(line, saying);
      default:
        return resultPhrases(line, saying);
    }
  });
}
