import type { Attribute } from "./attribute.ts";
import type { GameDefinition } from "./game.ts";
import type { Games } from "./games.ts";
import { commonQueryFields, marksOf } from "./query-fields.ts";

/** The page docs/games.md: what the cards of each game have, and how they are searched. */
export const gamesPage = ({ all }: Games): string =>
  [
    "# Games",
    "",
    "Written by `npm run docs` from `schemas/games`. [How to add one](add-a-game.md).",
    "",
    "## Fields of the query language that every game has",
    "",
    ...table(
      ["Field", "Also", "Kind", "What it finds"],
      commonQueryFields.map(({ name, also, kind, description }) => [
        `\`${name}\``,
        codes(also),
        kind,
        description,
      ]),
    ),
    ...all.flatMap(gameSection),
  ].join("\n");

function gameSection(definition: GameDefinition): string[] {
  const { label, name, attributes, pictureSizes, species, precedence } = definition;
  return [
    "",
    `## ${label} (\`${name}\`)`,
    "",
    ...table(
      ["Attribute", "Kind", "Query fields", "What it is"],
      Object.entries(attributes).map(([attribute, one]) => [
        `\`${attribute}\``,
        kindOf(one),
        codes(fieldNames(attribute, one)),
        `${one.description}${one.isDetail ? " One card only." : ""}`,
      ]),
    ),
    ...ownFields(definition),
    ...ownMarks(definition),
    "",
    `Pictures: ${pictureSizes.map(({ size, widthPx, heightPx }) => `\`${size}\` ${widthPx} × ${heightPx}`).join(", ")}.`,
    `Species: ${species ? `by \`${species.attribute}\` (${species.label})` : "none"}.`,
    `Sources, best first: ${Object.entries(precedence)
      .map(([group, sources]) => `${group}: ${sources.join(", ")}`)
      .join("; ")}.`,
    "",
  ];
}

/** Fields that look into parts of attributes. */
function ownFields({ fields = {} }: GameDefinition): string[] {
  const rows = Object.entries(fields).map(([name, { also, kind, description, of }]) => [
    codes([name, ...also]),
    kind,
    codes(of.map(({ attribute }) => attribute)),
    description,
  ]);
  if (rows.length === 0) return [];
  return ["", ...table(["Query fields", "Kind", "Looks into", "What it finds"], rows)];
}

const ownMarks = (definition: GameDefinition): string[] => [
  "",
  ...table(
    ["`is:`", "Also", "What it says"],
    Object.entries(marksOf(definition)).map(([name, { also = [], description }]) => [
      `\`${name}\``,
      codes(also),
      description,
    ]),
  ),
];

const kindOf = (attribute: Attribute): string =>
  attribute.kind === "list" ? `list of ${attribute.of ?? "text"}s` : attribute.kind;

const fieldNames = (attribute: string, { field }: Attribute): readonly string[] =>
  field ? [field.name ?? attribute.toLowerCase(), ...field.also] : [];

const codes = (names: readonly string[]) =>
  names.length === 0 ? "–" : names.map((name) => `\`${name}\``).join(", ");

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  rowOf(head),
  `|${head.map(() => "---").join("|")}|`,
  ...rows.map(rowOf),
];

const rowOf = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
