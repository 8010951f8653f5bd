import { api } from '../../../lib/api.ts';
import { useDesktopWrite, useWrite } from '../../../lib/use-write.ts';
import { reportingKeys } from '../queries.ts';

const ofSettings = () => reportingKeys.settings;
const readAgain = { readAgain: () => [reportingKeys.reporting] };

export function useSaveReportingSettings() {
  return useWrite(api.reporting.saveSettings, ofSettings);
}

export function useSetSchema() {
  return useWrite(api.reporting.setSchema, ofSettings);
}

export function useDeclare() {
  return useWrite(api.reporting.make, undefined, readAgain);
}

export function useNoteRemoved() {
  return useWrite(api.reporting.noteRemoved, undefined, readAgain);
}

export function useReadReturn() {
  return useWrite(api.reporting.readReturn, undefined, readAgain);
}

export function useExportLot() {
  return useDesktopWrite(api.reporting.exportLot);
}
