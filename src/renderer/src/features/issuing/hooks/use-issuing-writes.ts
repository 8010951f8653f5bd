import { api } from '../../../lib/api.ts';
import { useDesktopWrite, useWrite } from '../../../lib/use-write.ts';
import { issuingKeys } from '../queries.ts';

const ofSettings = () => issuingKeys.settings;
const readAgain = { readAgain: () => [issuingKeys.issuing] };

export function useSavePaperSettings() {
  return useWrite(api.issuing.saveSettings, ofSettings);
}

export function useSetLogo() {
  return useWrite(api.issuing.setLogo, ofSettings);
}

export function useIssuePaper() {
  return useWrite(api.issuing.issue, undefined, readAgain);
}

export function useDuplicatePaper() {
  return useWrite(api.issuing.duplicate, undefined, readAgain);
}

export function usePrintPaper() {
  return useDesktopWrite(api.issuing.print);
}

export function useExportPapers() {
  return useDesktopWrite(api.issuing.exportAll);
}

export function usePrintPapers() {
  return useDesktopWrite(api.issuing.printAll);
}

export function useExportTable() {
  return useDesktopWrite(api.issuing.resultsTable);
}

/** Makes the extract of a candidate's data. */
export function useIssueExtract() {
  return useWrite(api.issuing.extract);
}
