import { useDesk } from '../hooks/use-draft-desk.ts';

/** A part as it is chosen from a list: its code, then its words. */
export function named(id: string, text: string): string {
  return text.trim() === '' ? id : `${id} – ${text}`;
}

/** Scales of the draft, to choose one of. */
export function useScaleOptions() {
  return useDesk().draft.scales.map(({ id, title }) => ({ id, label: title.trim() === '' ? id : title }));
}

/** Levels of every scale, to choose one of; one of that name stands in several scales at once. */
export function useLevelOptions() {
  const levels = new Map(
    useDesk().draft.scales.flatMap((scale) =>
      scale.kind === 'numeric'
        ? []
        : scale.levels.map(({ id, label }) => [id, label === '' ? id : label] as const),
    ),
  );
  return [...levels].map(([id, label]) => ({ id, label }));
}
