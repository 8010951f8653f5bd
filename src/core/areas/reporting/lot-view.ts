import type { LotView } from '../../../shared/areas/reporting.ts';
import type { DeclarationLot } from '../../db/repos/declaration-lot.repo.ts';

export function lotView({ fluxId, id, madeAt, madeBy, rowCount, sha256 }: DeclarationLot): LotView {
  return { lotId: id, fluxId, rowCount, madeBy: madeBy.name, madeAt, sha256 };
}
