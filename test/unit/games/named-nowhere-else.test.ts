import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { games } from "#schemas/games/index.ts";

const root = join(import.meta.dirname, "../../..");

/** Where games and sources are at home. */
const homes = [/^schemas\/games\//, /^functions\/sources\/providers\//];
/** Who may name them beside: what shows an example, plays an upstream, or says where a source is. */
const mayName = [
  "schemas/catalog/examples.ts",
  "schemas/catalog/set-examples.ts",
  "schemas/env.ts",
  // The registry of sources, and examples of what is answered.
  "schemas/lake/registered-sources.ts",
  "schemas/lake/source-terms.ts",
  "schemas/http/runs.ts",
  "schemas/http/upstreams.ts",
  "schemas/http/replays.ts",
  "schemas/http/catalog-cards.ts",
  // The answers of one of them.
  "schemas/http/v2",
  "lib/settings/sync.ts",
  "lib/stacks/ingest-settings.ts",
  "bin/cost/counting/",
  // What other apps call cards, sets, sources and shops in their files.
  "schemas/transfer/",
  "functions/transfer/formats/",
  "functions/transfer/lists/",
  "functions/transfer/matching/catalogue/",
  "functions/transfer/matching/variants/said-finish.ts",
  // Makes a table of theirs.
  "bin/one-piece-prints",
  // What both catalogues come to together.
  "bin/crosswalk/",
  "bin/crosswalk.ts",
  // What whole catalogues of theirs come to.
  "bin/quality/",
  "bin/local/",
  // Shows cards of the sample upstream, as that gives them.
  "bin/gallery/sample-cards.ts",
  "bin/gallery/other-cards.ts",
  "bin/sample-upstream.ts",
  "bin/sample-upstream/",
];
/** Rooms that hold cards, where a name of an attribute means that of a game; browsers are told other things by the same words. */
const holdCards =
  /^(functions\/(catalog|collections|images(?!\/drawing\/chromium-)|studio)|schemas\/(catalog|collections|http|images|storage))\//;

/** Names that species, which are no cards, have of their own. */
const ofSpecies = ["types"];
/** Facts that sets have too, whatever their game calls those of its cards. */
const ofSets = { path: "schemas/catalog/set.ts", names: ["legal", "legalities", "boosters"] };
/** What was paid for copies, not what a card takes to be played. */
const ofMoney = {
  paths:
    /^(functions\/collections\/sales\/|schemas\/(http\/(sales|values?|value-views)|storage\/value-items)\.ts$)/,
  names: ["cost"],
};
/** A part of the deployment, not of an evolution. */
const ofDeployments = ["stage"];

const words = (...all: readonly string[]) =>
  new RegExp(`(?<![a-z])(${all.join("|")})(?![a-z])`, "i");
const named = words(
  ...games.names,
  ...games.all.map(({ label }) => label),
  ...new Set(games.all.flatMap(({ precedence }) => Object.values(precedence).flat())),
  ...["pokeapi", "pokémon", "tcgplayer", "cardmarket", "low.webp", "high.webp"],
);
const attributes = new Set(
  games.all
    .flatMap(({ attributes: own }) => Object.keys(own))
    .filter((name) => ![...ofSpecies, ...ofDeployments].includes(name)),
);
const sizes = games.all.flatMap(({ pictureSizes }) => pictureSizes);

/** The tokens of a file; comments may illustrate with any game. */
function tokensOf(
  path: string,
  text: string,
): { kind: ts.SyntaxKind; text: string; line: number }[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const tokens: ReturnType<typeof tokensOf> = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    if (node.getChildCount(source) === 0) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      tokens.push({ kind: node.kind, text: node.getText(source), line: line + 1 });
    }
    node.getChildren(source).forEach(visit);
  };
  ts.forEachChild(source, visit);
  return tokens;
}

/** What a file knows of games and sources that it should be told. */
function knowledgeIn(path: string, content = readFileSync(join(root, path), "utf8")): string[] {
  const found: string[] = [];
  const tokens = tokensOf(path, content);
  const say = (line: number, text: string) => found.push(`${path}:${line} ${text}`);
  for (const { kind, text, line } of tokens) {
    if (named.test(text)) say(line, text);
    const bare = text.replace(/^["'`]|["'`]$/g, "");
    const isName = kind === ts.SyntaxKind.Identifier || kind === ts.SyntaxKind.StringLiteral;
    const isOfSets = path === ofSets.path && ofSets.names.includes(bare);
    const isOfMoney = ofMoney.paths.test(path) && ofMoney.names.includes(bare);
    if (holdCards.test(path) && isName && attributes.has(bare) && !isOfSets && !isOfMoney)
      say(line, `attribute ${bare}`);
  }
  const numbers = new Set(tokens.map(({ text }) => text));
  for (const { widthPx, heightPx } of sizes) {
    if (numbers.has(String(widthPx)) && numbers.has(String(heightPx)))
      say(1, `picture size ${widthPx} × ${heightPx}`);
  }
  return found;
}

const sources = globSync("{bin,functions,lib,schemas}/**/*.ts", { cwd: root })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !homes.some((home) => home.test(path)))
  .filter((path) => !mayName.some((allowed) => path.startsWith(allowed)));

test("no file but those of games and sources knows a game, a source, their fields or picture sizes", () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(sources.flatMap((path) => knowledgeIn(path))).toEqual([]);
});

test.each([
  ['const game = "onepiece";', '"onepiece"'],
  ["const what = `A card of Pokémon`;", "`A card of Pokémon`"],
  ['if (source === "tcgdex") skip();', '"tcgdex"'],
  ["const { evolvesFrom } = card;", "attribute evolvesFrom"],
  ['const hp = card.attributes["hp"];', "attribute hp"],
  ["const size = [245, 337];", "picture size 245 × 337"],
  ['const file = "high.webp";', '"high.webp"'],
])("what a file knows is seen: %s", (line, knowledge) => {
  const path = "functions/catalog/reading/any.ts";
  expect(knowledgeIn(path, line).join("\n")).toContain(knowledge);
  expect(knowledgeIn(path, `/** ${line} */\nconst set = card.setId; // ${line}\n`)).toEqual([]);
});
