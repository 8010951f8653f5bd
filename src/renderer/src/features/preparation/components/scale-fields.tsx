import { useTranslation } from 'react-i18next';
import type { LevelShape, Scale, ScaleLevel } from '../../../../../domain/assessment/assessment.types.ts';
import {
  Button,
  Glyph,
  IconButton,
  NumberField,
  Select,
  Stack,
  TextField,
  bindClasses,
} from '../../../ui/index.ts';
import styles from './scale-fields.module.css';

const cx = bindClasses(styles);

const SHAPES: readonly LevelShape[] = ['full', 'half', 'empty'];
const MIN_LEVELS = 2;
const MAX_LEVELS = 6;
const WEIGHT_STEP = 0.05;

export interface ScaleFieldsProps {
  readonly scale: Scale;
  readonly onChange: (scale: Scale) => void;
}

/** The levels of the marking scale, best first. */
export function ScaleFields({ scale, onChange }: ScaleFieldsProps) {
  const { t } = useTranslation('session');
  const { levels } = scale;
  const replace = (index: number, level: ScaleLevel) => {
    onChange({ levels: levels.map((current, at) => (at === index ? level : current)) });
  };
  return (
    <fieldset className={cx('levels')}>
      <legend className={cx('legend')}>{t('settings.levels')}</legend>
      <Stack>
        {levels.map((level, index) => (
          <LevelFields
            key={level.id}
            level={level}
            rank={index + 1}
            onChange={(next) => {
              replace(index, next);
            }}
            onRemove={
              levels.length > MIN_LEVELS
                ? () => {
                    onChange({ levels: levels.filter((_, at) => at !== index) });
                  }
                : null
            }
          />
        ))}
        {levels.length < MAX_LEVELS ? (
          <div>
            <Button
              icon={<Glyph name="add" />}
              onPress={() => {
                onChange({ levels: [...levels, newLevel(levels)] });
              }}
            >
              {t('settings.addLevel')}
            </Button>
          </div>
        ) : null}
      </Stack>
    </fieldset>
  );
}

interface LevelFieldsProps {
  readonly level: ScaleLevel;
  readonly rank: number;
  readonly onChange: (level: ScaleLevel) => void;
  readonly onRemove: (() => void) | null;
}

function LevelFields({ level, rank, onChange, onRemove }: LevelFieldsProps) {
  const { t } = useTranslation(['session', 'common']);
  return (
    <div className={cx('level')}>
      <TextField
        label={t('settings.levelLabel', { rank })}
        value={level.label}
        maxLength={200}
        onChange={(label) => {
          onChange({ ...level, label });
        }}
        errorMessage={level.label.trim() === '' ? t('common:field.required') : undefined}
      />
      <NumberField
        label={t('settings.levelWeight', { rank })}
        value={level.weight}
        minValue={0}
        maxValue={1}
        step={WEIGHT_STEP}
        formatOptions={{ style: 'percent' }}
        onChange={(weight) => {
          if (Number.isFinite(weight)) onChange({ ...level, weight });
        }}
      />
      <Select
        label={t('settings.levelShape', { rank })}
        placeholder=""
        options={SHAPES.map((id) => ({ id, label: t(`settings.shape.${id}`) }))}
        value={level.shape}
        onChange={(shape) => {
          onChange({ ...level, shape });
        }}
      />
      {onRemove === null ? (
        <span />
      ) : (
        <IconButton
          label={t('settings.removeLevel', { rank })}
          icon={<Glyph name="close" />}
          onPress={onRemove}
        />
      )}
    </div>
  );
}

/** Ids are never shown; the first free one keeps those already marked with untouched. */
function newLevel(levels: readonly ScaleLevel[]): ScaleLevel {
  const ids = new Set(levels.map((level) => level.id));
  const free = Array.from({ length: MAX_LEVELS + 1 }, (_, index) => `level-${String(index + 1)}`);
  return { id: free.find((id) => !ids.has(id)) ?? 'level', label: '', weight: 0, shape: 'empty' };
}
