/** The common name of a certificate's subject, as people say it; the whole subject where it has none. */
export function authorityName(subject: string): string {
  const [, name] = /(?:^|, ?)CN=((?:\\.|[^,\\])+)/u.exec(subject) ?? [];
  return name === undefined ? subject : name.replaceAll(/\\(.)/gu, '$1').trim();
}
