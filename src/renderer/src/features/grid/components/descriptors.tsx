import { useTranslation } from 'react-i18next';
import type { AssessedCriterion } from '../../../../../domain/certification/assessed.ts';
import { levelsOf } from '../../../lib/marks.ts';
import { useWordingLanguage, Wording } from '../../../lib/wording.tsx';
import { MarkGlyph } from '../../../ui/index.ts';
import styles from './grid.module.css';

/** What a level means on this criterion, else on its scale; undefined where neither says. */
function descriptorOf({ descriptors, scale }: AssessedCriterion, levelId: string): string | undefined {
  if (scale.kind === 'numeric') return undefined;
  const own = descriptors.find((descriptor) => descriptor.levelId === levelId);
  return own?.text ?? scale.levels.find(({ id }) => id === levelId)?.descriptor;
}

/** Whether some level of the criterion has words. */
export function hasDescriptors(criterion: AssessedCriterion): boolean {
  return levelsOf(criterion.scale).some(({ id }) => descriptorOf(criterion, id) !== undefined);
}

/** What the chosen level means. */
export function ChosenDescriptor({
  criterion,
  mark,
}: {
  readonly criterion: AssessedCriterion;
  readonly mark: string | null;
}) {
  const text = mark === null ? undefined : descriptorOf(criterion, mark);
  return text === undefined ? null : (
    <p className={styles['descriptor']}>
      <Wording>{text}</Wording>
    </p>
  );
}

/** What each level means, from the best. */
export function Descriptors({ criterion }: { readonly criterion: AssessedCriterion }) {
  const { t } = useTranslation('grid');
  const lang = useWordingLanguage();
  if (!hasDescriptors(criterion)) return null;
  return (
    <ul className={styles['descriptors']} aria-label={t('descriptors.list', { criterion: criterion.title })}>
      {levelsOf(criterion.scale).map(({ id, label, sign }) => (
        <li key={id}>
          <MarkGlyph sign={sign} label={label} lang={lang} isLabelVisible size="small" />
          <Wording>{descriptorOf(criterion, id)}</Wording>
        </li>
      ))}
    </ul>
  );
}
