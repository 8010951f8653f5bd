/** Whoever declares, and the schema that declarations are held against. */
import { faultsOfDeclarant } from '../../../domain/reporting/declaration-check.ts';
import { reportingSettingsInput } from '../../../shared/areas/reporting.ts';
import type { ReportingSettings, ReportingSettingsView } from '../../../shared/areas/reporting.ts';
import type { Repos } from '../../db/repos.ts';
import type { Deps } from '../../kernel/deps.ts';
import { templateOf } from '../issuing/index.ts';

const PREFERENCE = 'reporting';

const DEFAULTS: ReportingSettings = {
  senderId: '',
  certifierId: '',
  contractId: '',
  depositor: null,
  examMode: null,
  examPostalCode: '',
  declaresBlocs: false,
};

type Store = Pick<Repos, 'issued' | 'preferences'>;

/** What was saved, or nothing yet; also where what is stored no longer reads. */
export function readSettings({ preferences }: Store): ReportingSettings {
  const read = reportingSettingsInput.safeParse(preferences.all()[PREFERENCE]);
  return read.success ? read.data : DEFAULTS;
}

export function keepSettings({ preferences }: Store, settings: ReportingSettings): void {
  preferences.set(PREFERENCE, settings);
}

export function viewSettings(deps: Pick<Deps, 'systemLanguage'>, store: Store): ReportingSettingsView {
  const settings = readSettings(store);
  const schema = store.issued.file('schema');
  return {
    ...settings,
    schema: schema === null ? null : { name: schema.name, sha256: schema.sha256, addedAt: schema.addedAt },
    faults: faultsOfDeclarant(settings),
    isMandated: templateOf(deps, store, '').isMandated,
  };
}
