import type { Deps } from '../../kernel/deps.ts';
import type { InstallationNumbers } from '../../kernel/installation.ts';
import type { IssuingSources } from '../issuing/index.ts';

/** What the declaration of results is put together from. */
export interface ReportingParts {
  readonly deps: Deps;
  readonly sources: IssuingSources;
  readonly installation: InstallationNumbers;
}
