/** A test after its blocs, as certifications code them: "BC1 – Soutenance"; alone when it bears on the whole. */
export function testName({
  blocIds,
  testTitle,
}: {
  readonly blocIds: readonly string[];
  readonly testTitle: string;
}): string {
  return blocIds.length === 0 ? testTitle : `${blocIds.join(', ')} – ${testTitle}`;
}
