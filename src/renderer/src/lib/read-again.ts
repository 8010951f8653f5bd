import type { QueryClient, QueryFilters } from '@tanstack/react-query';

/**
 * Reads again what the filters choose; everything without them. A first answer that is still on its way may have been
 * composed before the change, and a query that has none yet joins it rather than ask anew: it asks once that has come.
 */
export function readAgain(client: QueryClient, filters: QueryFilters = {}): void {
  for (const query of client.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' })) {
    if (query.state.data !== undefined) continue;
    void query.promise
      ?.catch(() => undefined)
      .then(() => client.invalidateQueries({ queryKey: query.queryKey, exact: true }));
  }
  void client.invalidateQueries(filters);
}
