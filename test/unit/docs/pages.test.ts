import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const pagesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(root, folder, name));
const decisions = pagesIn("docs/decisions");
const pages = [
  join(root, "README.md"),
  join(root, "CHANGELOG.md"),
  ...pagesIn("docs"),
  ...decisions,
];
const textOf = (page: string): string => readFileSync(page, "utf8");

test("each decision has a number of its own, and says it", () => {
  const numbers = decisions.map((page) => Number(/(\d{4})-[^/]+$/.exec(page)?.[1]));
  expect(numbers.filter((one, at) => numbers.indexOf(one) !== at)).toEqual([]);
  const said = decisions.map((page) => Number(/^# (\d+)\. /.exec(textOf(page))?.[1]));
  expect(said).toEqual(numbers);
});

/** As those who show these pages name a heading. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");
const anchorsIn = (page: string): ReadonlySet<string> =>
  new Set([...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading)));

test("each page leads only to places that there are", () => {
  const lost = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:|mailto:)([^)\s]*)\)/g)].flatMap(([, link = ""]) => {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? page : join(dirname(page), path);
      const isThere =
        existsSync(target) &&
        (anchor === undefined || !target.endsWith(".md") || anchorsIn(target).has(anchor));
      return isThere ? [] : [`${relative(root, page)}: ${link}`];
    }),
  );
  expect(lost).toEqual([]);
});
