import type { Bound, QueryTree, ValueTest } from "./query-tree.ts";

/** The text of a tree, as {@link parseQuery} reads it. */
export function printQuery(tree: QueryTree): string {
  switch (tree.kind) {
    case "all":
      return "";
    case "or":
      return tree.parts.map(inGroup).join(" OR ");
    case "and":
      return tree.parts.map(inGroup).join(" ");
    case "not":
      return `-${inGroup(tree.part)}`;
    case "clause":
      return printClause(tree.field, tree.test);
  }
}

const inGroup = (tree: QueryTree): string =>
  tree.kind === "and" || tree.kind === "or" ? `(${printQuery(tree)})` : printQuery(tree);

function printClause(field: string, test: ValueTest): string {
  if (test.kind === "text") {
    const quoted = test.text.replaceAll(/["\\]/g, "\\$&");
    return `${test.isWhole ? "!" : ""}${field}:"${quoted}"`;
  }
  const { from, to } = test;
  const [opens, closes] = [
    from?.isIncluded === false ? "{" : "[",
    to?.isIncluded === false ? "}" : "]",
  ];
  return `${field}:${opens}${end(from)} TO ${end(to)}${closes}`;
}

const end = (bound: Bound | undefined): string => (bound ? `"${bound.text}"` : "*");
