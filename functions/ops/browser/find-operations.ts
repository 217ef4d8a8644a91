/** What Swagger UI shows of one operation, and of the tags over them: Immutable collections. */
interface Shown {
  get(name: string): unknown;
}
interface ShownTag {
  get(name: "operations"): {
    filter(keep: (operation: ShownOperation) => boolean): { size: number };
  };
  set(name: "operations", operations: unknown): ShownTag;
}
export interface ShownOperation {
  get(name: "path" | "method"): string;
  get(name: "operation"): Shown;
}
export interface ShownTags {
  map(change: (tag: ShownTag) => ShownTag): ShownTags;
  filter(keep: (tag: ShownTag) => boolean): ShownTags;
}

/** Operations in whose path, method, id, summary or description every word of the phrase stands. */
export const findOperations = (tags: ShownTags, phrase: string): ShownTags => {
  const words = phrase.toLowerCase().split(/\s+/).filter(Boolean);
  const keeps = (operation: ShownOperation) => {
    const text = textOf(operation);
    return words.every((word) => text.includes(word));
  };
  return tags
    .map((tag) => tag.set("operations", tag.get("operations").filter(keeps)))
    .filter((tag) => tag.get("operations").filter(() => true).size > 0);
};

/** Swagger UI rewrites an id once its operation was opened, and keeps the original beside it. */
const names = ["operationId", "__originalOperationId", "summary", "description"];

const textOf = (shown: ShownOperation) =>
  [shown.get("method"), shown.get("path"), ...names.map((name) => shown.get("operation").get(name))]
    .join(" ")
    .toLowerCase();
