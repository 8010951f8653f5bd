/** Scales that could not be marked on, or whose levels nobody could tell apart. */
import type { FaultPath } from '../../referentiel/referentiel.faults.ts';
import { asSeen, certificationFault } from '../certification.faults.ts';
import type { PlacedFault } from '../certification.faults.ts';
import type { Certification } from '../certification.schema.ts';
import type { LevelledScale, NumericScale } from '../scale.schema.ts';

/** Numbers of a file have six decimals at most: in millionths they are whole, hence exact. */
const MILLION = 1e6;

const NUMBER = /^\d+(?:\.\d+)?$/;

/** Faults of each scale in itself. */
export function scaleFaults({ scales }: Certification): PlacedFault[] {
  return scales.flatMap((scale, index) =>
    scale.kind === 'numeric'
      ? numericFaults(scale, ['scales', index])
      : levelFaults(scale, ['scales', index]),
  );
}

function levelFaults({ levels, most }: LevelledScale, at: FaultPath): PlacedFault[] {
  const path = [...at, 'levels'];
  const best = Math.max(...levels.map(({ value }) => value));
  const faults = levels.flatMap(({ id, value }, index) => {
    const before = levels[index - 1];
    if (before !== undefined && value >= before.value) {
      const reason = `les niveaux vont du meilleur au moins bon : moins de ${shown(before.value)} attendu`;
      return [certificationFault([...path, index, 'value'], 'scale-order', reason)];
    }
    if (!NUMBER.test(id) || Number(id) === value) return [];
    const reason = `cet identifiant se lit comme un nombre qui n’est pas sa valeur (${shown(value)})`;
    return [certificationFault([...path, index, 'id'], 'incompatible', reason)];
  });
  if (best <= 0) {
    const reason = 'le meilleur niveau doit compter plus de 0';
    faults.push(certificationFault([...path, 0, 'value'], 'unreachable', reason));
  }
  if (most !== undefined && most < best) {
    const reason = `le meilleur niveau compte ${shown(best)} : le tout ne peut compter moins`;
    faults.push(certificationFault([...at, 'most'], 'range-reversed', reason));
  }
  return [...faults, ...sameWords(levels, 'label', path), ...sameWords(levels, 'short', path)];
}

/** Two levels under one word could not be told apart on a screen or in minutes. */
function sameWords(levels: LevelledScale['levels'], field: 'label' | 'short', at: FaultPath): PlacedFault[] {
  const words = levels.map((level) => asSeen(level[field]));
  return words.flatMap((word, index) =>
    words.indexOf(word) === index
      ? []
      : [
          certificationFault(
            [...at, index, field],
            'same-words',
            `« ${levels[index]?.[field] ?? ''} » désigne déjà un autre niveau de cette échelle`,
          ),
        ],
  );
}

function numericFaults({ decimals, max, min, step }: NumericScale, at: FaultPath): PlacedFault[] {
  if (max <= min) {
    const reason = `le maximum doit dépasser le minimum (${shown(min)})`;
    return [certificationFault([...at, 'max'], 'range-reversed', reason)];
  }
  const faults: PlacedFault[] = [];
  if (max <= 0) {
    faults.push(certificationFault([...at, 'max'], 'unreachable', 'le maximum doit compter plus de 0'));
  }
  const span = Math.round(max * MILLION) - Math.round(min * MILLION);
  if (span % Math.round(step * MILLION) !== 0) {
    const reason = `de ${shown(min)} à ${shown(max)}, il faut un nombre entier de pas : ${shown(step)} n’y tombe pas juste`;
    faults.push(certificationFault([...at, 'step'], 'off-step', reason));
  }
  if (![min, step].every((value) => Number(value.toFixed(decimals)) === value)) {
    const reason = `le minimum (${shown(min)}) et le pas (${shown(step)}) ne s’écrivent pas avec ce nombre de décimales`;
    faults.push(certificationFault([...at, 'decimals'], 'off-step', reason));
  }
  return faults;
}

/** As it is written in French. */
function shown(value: number): string {
  return String(value).replace('.', ',');
}
