type ClassName = string | false | null | undefined;

/**
 * Binds a CSS module: `const cx = bindClasses(styles)`, then `cx('root', isWide && 'wide')`.
 * A name that the module does not define is dropped.
 */
export function bindClasses(styles: Readonly<Record<string, string>>): (...names: ClassName[]) => string {
  return (...names) =>
    names
      .map((name) => (name ? (styles[name] ?? '') : ''))
      .filter((name) => name !== '')
      .join(' ');
}
