/** Finds names of classes that a component asks of a CSS module which does not define them. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface MissingClass {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly css: string;
}

/** Every name that is written out in `cx('name')` or `styles['name']` and that the module lacks. */
export function missingClasses(root: string): readonly MissingClass[] {
  return globSync('**/*.tsx', { cwd: root }).flatMap((file) => missingIn(root, file));
}

function missingIn(root: string, file: string): readonly MissingClass[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const modules = cssModules(source);
  const binders = new Map<string, string>();
  const missing: MissingClass[] = [];
  const look = (css: string, name: string, node: ts.Node) => {
    if (definedIn(path.join(root, path.dirname(file), css)).has(name)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    missing.push({ file, line: line + 1, name, css });
  };
  const visit = (node: ts.Node): void => {
    const bound = binding(node, modules);
    if (bound !== null) binders.set(bound.name, bound.css);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const css = binders.get(node.expression.text);
      if (css !== undefined) {
        for (const literal of node.arguments.flatMap(namesIn)) look(css, literal.text, literal);
      }
    }
    if (ts.isElementAccessExpression(node) && ts.isIdentifier(node.expression)) {
      const css = modules.get(node.expression.text);
      if (css !== undefined) {
        for (const literal of namesIn(node.argumentExpression)) look(css, literal.text, literal);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return missing;
}

/** Local name of each imported CSS module, and the module's path. */
function cssModules(source: ts.SourceFile): ReadonlyMap<string, string> {
  return new Map(
    source.statements.flatMap((statement): readonly [string, string][] => {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
      const name = statement.importClause?.name?.text;
      const css = statement.moduleSpecifier.text;
      return name !== undefined && css.endsWith('.module.css') ? [[name, css]] : [];
    }),
  );
}

/** `const cx = bindClasses(styles)`. */
function binding(node: ts.Node, modules: ReadonlyMap<string, string>) {
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return null;
  const call = node.initializer;
  if (call === undefined || !ts.isCallExpression(call) || call.expression.getText() !== 'bindClasses')
    return null;
  const css = modules.get(call.arguments[0]?.getText() ?? '');
  return css === undefined ? null : { name: node.name.text, css };
}

/** The names that an argument can come to, as far as they are written out. */
function namesIn(node: ts.Expression): readonly ts.StringLiteralLike[] {
  if (ts.isStringLiteralLike(node)) return [node];
  if (ts.isParenthesizedExpression(node)) return namesIn(node.expression);
  if (ts.isConditionalExpression(node)) return [...namesIn(node.whenTrue), ...namesIn(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
    return isAnd ? namesIn(node.right) : [...namesIn(node.left), ...namesIn(node.right)];
  }
  return [];
}

const known = new Map<string, ReadonlySet<string>>();

function definedIn(css: string): ReadonlySet<string> {
  const found =
    known.get(css) ??
    new Set(
      [
        ...readFileSync(css, 'utf8')
          .replaceAll(/\/\*[\s\S]*?\*\//g, '')
          .matchAll(/\.(-?[_a-zA-Z][\w-]*)/g),
      ].map(([, name]) => name ?? ''),
    );
  known.set(css, found);
  return found;
}

if (import.meta.main) {
  const missing = missingClasses(path.resolve(import.meta.dirname, '../../src'));
  for (const { css, file, line, name } of missing) {
    console.error(`src/${file}:${String(line)} asks for the class ${name}, which ${css} does not define`);
  }
  process.exitCode = missing.length === 0 ? 0 : 1;
}
