import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Deps } from '../../kernel/deps.ts';
import { createEvidenceUsecases } from './evidence.usecases.ts';
import { createImportUsecases } from './import.usecases.ts';
import { createMergeUsecases } from './merges.usecases.ts';
import { createPersonUsecases } from './persons.usecases.ts';
import { createScoreUsecases } from './scores.usecases.ts';

/** Everything that can be asked about candidates. */
export function createCandidateUsecases(deps: Deps): AreaHandlers<'candidates'> {
  return {
    ...createPersonUsecases(deps),
    ...createEvidenceUsecases(deps),
    ...createImportUsecases(deps),
    ...createScoreUsecases(deps),
    ...createMergeUsecases(deps),
  };
}
