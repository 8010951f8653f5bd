import { useState } from 'react';
import { MOST_EXPORTED } from '../../../../../shared/areas/archive.ts';
import { api } from '../../../lib/api.ts';
import { useMatching } from '../queries.ts';
import type { ArchiveQuery } from '../queries.ts';

/**
 * The minutes that are chosen to be exported. Only what the search finds can be: what the filters hide is no longer chosen,
 * and is again once they show it.
 */
export function useChosen(search: ArchiveQuery, count: number) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const among = [...ids];
  const matching = useMatching({ ...search, among });
  const found = new Set(matching.data ?? []);
  const chosen = ids.filter((id) => found.has(id));
  const isAllChosen = chosen.length > 0 && chosen.length === Math.min(count, MOST_EXPORTED);

  function choose(id: string): void {
    setIds((before) =>
      before.includes(id) ? before.filter((other) => other !== id) : [...before, id].slice(-MOST_EXPORTED),
    );
  }

  async function chooseAll(): Promise<void> {
    const all = isAllChosen ? chosen : await api.archive.matching(search);
    const these = new Set(all);
    setIds((before) => {
      const others = before.filter((id) => !these.has(id));
      return isAllChosen ? others : [...others, ...all].slice(-MOST_EXPORTED);
    });
  }

  return {
    chosen,
    choose,
    chooseAll: () => void chooseAll(),
    isAllChosen,
  };
}
