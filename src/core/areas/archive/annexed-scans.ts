/** Scans of sheets of paper that archived minutes name as their annexes. */
import type { MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import type { MinutesFiles, MinutesRecord } from '../../db/repos/minutes.repo.ts';
import { readMinutesFile } from '../minutes/index.ts';
import type { PassageStore } from '../passage/index.ts';

type NamedScan = NonNullable<NonNullable<MinutesContent2['paperGrids']>[number]['scan']>;

export interface AnnexedScan extends NamedScan {
  readonly jurorId: string;
  /** Of the member whose sheet it is. */
  readonly member: string;
  readonly bytes: Uint8Array;
}

/** As the minutes name them; one that is no longer kept is left out. */
export function annexedScans(
  { papers }: Pick<PassageStore, 'papers'>,
  { json }: Pick<MinutesFiles, 'json'>,
  { passageId }: Pick<MinutesRecord, 'passageId'>,
): readonly AnnexedScan[] {
  if (papers.scans(passageId).length === 0) return [];
  const content = readMinutesFile(json)?.content;
  if (content?.schema !== 'pupitre.minutes/2') return [];
  const { members, paperGrids = [] } = content;
  return paperGrids.flatMap(({ jurorId, scan }) => {
    const bytes = scan === null ? null : papers.scanBytes(passageId, scan.sha256);
    if (scan === null || bytes === null) return [];
    const member = members.find(({ id }) => id === jurorId)?.name ?? jurorId;
    return [{ ...scan, jurorId, member, bytes }];
  });
}
