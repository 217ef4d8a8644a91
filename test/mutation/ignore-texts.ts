import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly callee?: Node & { readonly name?: string };
  readonly arguments?: readonly Node[];
  readonly expressions?: readonly Node[];
}
interface Path {
  readonly node: Node;
  readonly parentPath: Path | null;
}

/**
 * Sentences for people are not judged: the words of an error, and the name of a log line, which
 * the compiler already holds to the catalogue of lines. Codes, facts and fields are judged.
 */
function reasonToIgnore({ node, parentPath }: Path): string | undefined {
  if (!isText(node)) return undefined;
  for (let [child, at] = [node, parentPath]; at; [child, at] = [at.node, at.parentPath]) {
    const { type, callee, arguments: given } = at.node;
    if (type === "NewExpression" && given?.includes(child)) {
      return callee?.name?.endsWith("Error") ? "the words of an error" : undefined;
    }
    if (type === "CallExpression" && given?.[0] === child && callee?.name === "log") {
      return "the name of a log line";
    }
    if (type !== "BinaryExpression") return undefined;
  }
  return undefined;
}

/** A text with a blank; one with a decision in it is judged. */
function isText({ type, value, expressions = [] }: Node): boolean {
  if (type === "StringLiteral") return typeof value === "string" && value.includes(" ");
  return (
    type === "TemplateLiteral" &&
    expressions.every((part) => ["Identifier", "MemberExpression"].includes(part.type))
  );
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "texts", {
    // The interface leaves the type of a syntax tree open; these are Babel's.
    shouldIgnore: (path) => reasonToIgnore(path as Path),
  }),
];
