/** What the check asks of the built main process: its windows, its handlers, what it does first. Read as a tree, not as text. */
import ts from 'typescript';

/** A call or a construction, with the text of the function that it stands in. */
export interface Site {
  readonly node: ts.CallExpression | ts.NewExpression;
  readonly around: string;
}

export interface MainCode {
  readonly text: string;
  /** Constructions of that class. */
  readonly news: (name: string) => readonly Site[];
  /** Calls of a function or of a method of that name. */
  readonly calls: (name: string) => readonly Site[];
  /** The text of that function, without what it calls; empty when there is none. */
  readonly functionText: (name: string) => string;
  /** The text of a constant's value; empty when there is none. */
  readonly constantText: (name: string) => string;
  /** The first statement that does something. */
  readonly firstAct: string;
}

/** Reads one script. */
export function readMainCode(text: string): MainCode {
  const source = ts.createSourceFile('index.js', text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.JS);
  const nodes: ts.Node[] = [];
  const collect = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, collect);
  };
  collect(source);
  const sitesOf = (found: readonly (ts.CallExpression | ts.NewExpression)[]): readonly Site[] =>
    found.map((node) => ({ node, around: around(node) }));
  return {
    text,
    news: (name) =>
      sitesOf(nodes.filter(ts.isNewExpression).filter(({ expression }) => expression.getText() === name)),
    calls: (name) =>
      sitesOf(
        nodes.filter(ts.isCallExpression).filter(({ expression }) => {
          const called = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
          return called.getText() === name;
        }),
      ),
    functionText: (name) =>
      nodes
        .filter(ts.isFunctionDeclaration)
        .find((node) => node.name?.text === name)
        ?.getText() ?? '',
    constantText: (name) =>
      nodes
        .filter(ts.isVariableDeclaration)
        .find((node) => node.name.getText() === name)
        ?.initializer?.getText() ?? '',
    firstAct: source.statements.find(ts.isExpressionStatement)?.getText() ?? '',
  };
}

/** The settings that are given to a window, as text by name; what is not a plain value keeps its text. */
export function webPreferencesOf({ node }: Site): ReadonlyMap<string, string> {
  const [given] = node.arguments ?? [];
  if (given === undefined || !ts.isObjectLiteralExpression(given)) return new Map();
  const preferences = given.properties
    .filter(ts.isPropertyAssignment)
    .find(({ name }) => name.getText() === 'webPreferences')?.initializer;
  if (preferences === undefined || !ts.isObjectLiteralExpression(preferences)) return new Map();
  return new Map(
    preferences.properties.flatMap((property) => {
      if (ts.isPropertyAssignment(property))
        return [[property.name.getText(), property.initializer.getText()] as const];
      // A spread or a short name could bring anything.
      return property.name === undefined
        ? [['...', property.getText()] as const]
        : [[property.name.getText(), property.getText()] as const];
    }),
  );
}

function around(node: ts.Node): string {
  for (let at: ts.Node = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionDeclaration(at)) return at.getText();
    if (ts.isFunctionExpression(at) && !ts.isCallExpression(at.parent)) return at.getText();
  }
  return node.getSourceFile().getText();
}
