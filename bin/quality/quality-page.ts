import type { FindingCount } from "#schemas/storage/quality-files.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { GameFigures, SourceFigures } from "./quality-figures.ts";

/** `docs/quality.md`. */
export const qualityPage = (games: readonly GameFigures[]): string => `# Quality

Written by \`npm run quality\` from whole catalogues of both games, read through the providers, merged and looked at as in a
deployment. A deployment has the same for its own catalogue, with every finding and the lines of the lake that it was made from:
\`GET /v1/admin/quality\` and \`GET /v1/admin/quality/findings\` ([operate](operate.md#what-in-the-catalogue-is-odd)).

Products and stand-ins are not in it: what there is of them was made of these files. A contradiction counts for each of those who contradict.

| Kind | What it says |
|---|---|
${meanings.map(([kind, meaning]) => `| \`${kind}\` | ${meaning} |`).join("\n")}

${games.map(gameText).join("\n")}`;

const meanings = [
  ["contradiction", "sources say different things of a field; the first one's word stands"],
  [
    "crosswalk_conflict",
    "an id elsewhere that several cards claim, or another card in a card's place",
  ],
  ["missing_artist, missing_image", "no source knows it"],
  [
    "missing_field, unknown_field, unexpected_value, unfitting_attribute",
    "a body is not as it was described",
  ],
  ["untold_card, untold_set", "a list names it, and nobody says what it is"],
  ["unlisted_card, unlisted_set", "it was known, and no list names it any more"],
  ["empty_set", "no source tells of any card of it"],
  ["list_shrank", "a list has lost much, and is believed when it says so again"],
  ["duplicate_number", "a source says one number of two cards"],
  ["other_set, other_id", "a body or a list says another set or id than it was asked for by"],
  ["doubled_printing", "two cards of a set have one name, and one number but for leading zeros"],
  ["single_source", "one source tells of the card, and others of others of its set"],
  ["single_source_set", "one source alone tells of its cards, of several in the language"],
  [
    "no_printing, ambiguous_product",
    "a single card at a shop that is none of ours, or may be several",
  ],
  [
    "price_gap",
    "two sources tell prices of a variant that are thirty times apart; in deployments, as catalogues have no prices",
  ],
  [
    "ambiguous_price",
    "a shop's price that may be of several variants, or of one that is another product; in deployments",
  ],
] as const;

const gameText = ({ label, sets, cards, sources, counts }: GameFigures): string => `## ${label}

${number(cards)} cards in ${number(sets)} sets; ${number(sumOf(counts))} findings.

| Read | Language | Bodies | Rejects |
|---|---|---|---|
${sources.map(sourceRow).join("\n")}

${counts.length === 0 ? "" : findingsText(counts)}`;

const findingsText = (counts: readonly FindingCount[]): string => `${bySource(counts)}

${table("Kind", rowsBy(counts, kindOf))}

| Set | Findings | Of which |
|---|---|---|
${setRows(counts).join("\n")}
`;

const sourceRow = ({ source, language, bodies, rejects }: SourceFigures) =>
  `| ${source} | ${language} | ${number(bodies)} | ${number(rejects.length)} |`;

const bySource = (counts: readonly FindingCount[]) =>
  table(
    "Source",
    rowsBy(counts, ({ sources }) => sources),
  );

/** Contradictions by what they are about. */
const kindOf = ({ kind, field }: FindingCount): readonly string[] => [
  field === undefined ? kind : `${kind}: ${field}`,
];

type Row = readonly [name: string, findings: number];

const table = (of: string, rows: readonly Row[]): string =>
  [
    `| ${of} | Findings |\n|---|---|`,
    ...rows.map(([name, findings]) => `| ${name} | ${number(findings)} |`),
  ].join("\n");

/** The most first. */
function rowsBy(
  counts: readonly FindingCount[],
  namesOf: (count: FindingCount) => readonly string[],
): readonly Row[] {
  const sums = new Map<string, number>();
  for (const one of counts) {
    for (const name of namesOf(one)) sums.set(name, (sums.get(name) ?? 0) + one.count);
  }
  return [...sums].toSorted(([a, one], [b, other]) => other - one || byCodeUnits(a, b));
}

function setRows(counts: readonly FindingCount[]): readonly string[] {
  const bySet = Map.groupBy(counts, ({ setId }) => setId);
  return rowsBy(counts, ({ setId }) => [setId]).map(([setId, findings]) => {
    const kinds = rowsBy(
      [...bySet].flatMap(([id, own]) => (id === setId ? own : [])),
      ({ kind }) => [kind],
    );
    const told = kinds.map(([kind, count]) => `${kind} ${number(count)}`).join(", ");
    return `| ${setId} | ${number(findings)} | ${told} |`;
  });
}

const sumOf = (counts: readonly FindingCount[]) =>
  counts.reduce((sum, { count }) => sum + count, 0);

const number = (value: number) => value.toLocaleString("en");
