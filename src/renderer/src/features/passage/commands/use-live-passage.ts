import { useEffect } from 'react';
import { usePassage } from '../queries.ts';

/**
 * The passage, read anew when its screen opens: a snapshot that was kept while no screen drew it says nothing of the
 * time that has gone since.
 */
export function useLivePassage(passageId: string) {
  const query = usePassage(passageId);
  const { refetch } = query;
  useEffect(() => {
    void refetch();
  }, [refetch]);
  return query;
}
