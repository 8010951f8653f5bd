import type { ReferentielSummary } from '../../../../shared/areas/certifications.ts';
import type { ArchiveFilters } from './archive-filters.ts';

/** A certification known here, with the blocs of all its versions. */
export interface KnownCertification {
  readonly id: string;
  readonly title: string;
  readonly blocs: readonly { readonly id: string; readonly title: string }[];
}

/** A bloc to filter by: two certifications may both have a "BC1", which are two blocs. */
export interface BlocOption {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly certificationId: string;
  readonly blocId: string;
}

/** The certifications of these versions, once each, in the order in which they come. */
export function certificationsOf(referentiels: readonly ReferentielSummary[]): readonly KnownCertification[] {
  const known = new Map<string, KnownCertification>();
  for (const { id, shortTitle, blocs } of referentiels) {
    const earlier = known.get(id) ?? { id, title: shortTitle, blocs: [] };
    const added = blocs.filter((bloc) => earlier.blocs.every((other) => other.id !== bloc.id));
    known.set(id, { ...earlier, blocs: [...earlier.blocs, ...added] });
  }
  return [...known.values()];
}

/** Their blocs to choose from; `isNamed` says the certification of each. */
export function blocOptions(
  certifications: readonly KnownCertification[],
  isNamed: boolean,
): readonly BlocOption[] {
  return certifications.flatMap((certification) =>
    certification.blocs.map((bloc) => ({
      id: `${certification.id} ${bloc.id}`,
      label: bloc.id,
      description: isNamed ? `${bloc.title} – ${certification.title}` : bloc.title,
      certificationId: certification.id,
      blocId: bloc.id,
    })),
  );
}

/** Whether the filters keep to that bloc. */
export function isBlocOf(
  { certificationId, blocId }: BlocOption,
  filters: Pick<ArchiveFilters, 'certificationId' | 'blocId'>,
): boolean {
  return blocId === filters.blocId && certificationId === filters.certificationId;
}
