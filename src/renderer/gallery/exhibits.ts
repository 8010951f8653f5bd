import type * as ui from '../src/ui/index.ts';
import type { ExhibitsOf } from './exhibit.types.ts';
import { ACTS } from './exhibits/acts.tsx';
import { CHOICES } from './exhibits/choices.tsx';
import { FIELDS } from './exhibits/fields.tsx';
import { MARKS } from './exhibits/marks.tsx';
import { PLACES } from './exhibits/places.tsx';
import { WORDS } from './exhibits/words.tsx';

/** Every component of the design system, in its states: one that is added does not compile before it is shown here. */
export const EXHIBITS: ExhibitsOf<typeof ui> = {
  ...ACTS,
  ...FIELDS,
  ...CHOICES,
  ...MARKS,
  ...WORDS,
  ...PLACES,
};
