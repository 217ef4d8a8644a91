import { isForEverybody } from "#schemas/http/edge.ts";
import type { Operation } from "#schemas/http/operation.ts";

/** Behaviours beside the default one that CloudFront grants a distribution without asking. */
const mostPatterns = 24;

/**
 * The path patterns whose answers the distribution keeps for everybody, as the operations declare. A
 * pattern that would also catch an operation for some people only is left out; its answers are fetched
 * each time, as all others.
 *
 * @throws RangeError if there are more patterns than CloudFront takes
 */
export function sharedPaths(operations: readonly Operation[]): string[] {
  const others = operations.filter((one) => !isForEverybody(one)).map(({ path }) => path);
  const patterns = operations
    .filter(isForEverybody)
    .map(({ path }) => path.replaceAll(/\{[^}]+\}/g, "*"))
    .filter((pattern) => !others.some((path) => catches(pattern, path)));
  const needed = [...new Set(patterns)].filter(
    (one, _, all) => !all.some((wider) => wider !== one && catches(wider, one)),
  );
  if (needed.length <= mostPatterns) return needed.sort();
  throw new RangeError(
    `Answers for everybody lie under ${needed.length} path patterns, and CloudFront takes ` +
      `${mostPatterns}: put some of them under a common path.`,
  );
}

/** Whether a pattern of CloudFront, in which `*` stands for any text with slashes, catches a path. */
export const catches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.split("*").map(literally).join(".*")}$`).test(path);

const literally = (text: string) => text.replaceAll(/[^\w/-]/g, "\\$&");
