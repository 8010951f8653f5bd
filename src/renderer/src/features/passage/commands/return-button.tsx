import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { Button, Glyph } from '../../../ui/index.ts';
import { phaseKey } from '../clock/words.ts';
import type { Panels } from './panels.ts';
import { returnOf } from './return.ts';

/** Opens the way back to the phase that was left last; nothing once a grid is sealed. */
export function ReturnButton({
  passage,
  panels,
}: {
  readonly passage: PassageView;
  readonly panels: Panels;
}) {
  const { t } = useTranslation('clock');
  const target = returnOf(passage, passage.clock);
  if (target === null) return null;
  const { id, title } = target.phase;
  return (
    <Button
      icon={<Glyph name="undo" />}
      aria-expanded={panels.open === 'return'}
      onPress={() => {
        panels.show('return');
      }}
    >
      {t(`return.open.${phaseKey(id)}`, { title })}
    </Button>
  );
}
