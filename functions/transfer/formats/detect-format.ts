import type { FileFormat } from "#schemas/transfer/file-format.ts";
import { allFormats } from "./all-formats.ts";
import type { Format, Sign } from "./format.ts";
import { usesOf } from "./reading/columns.ts";
import { foldedColumn } from "./table.ts";

/** Whose file a table is, as far as its header tells. */
export interface DetectedFormat {
  readonly format: FileFormat;
  readonly certainty: "sure" | "likely" | "generic";
  /** A sentence that people read. */
  readonly why: string;
  /** What else it may be, the likeliest first. */
  readonly others: readonly FileFormat[];
}

/** As many columns of a header as another format must know, so that it may be that one. */
const leastKnown = 0.6;
const fewestColumns = 3;
const mostOthers = 5;

const readable = allFormats.filter(({ refused, id }) => refused === undefined && id !== "generic");
const known = new Map(allFormats.map((format) => [format, usesOf(format.columns)]));

/**
 * Says whose file a table is: by columns that one app alone has, else by columns that it has most of. The user may say otherwise; whatever
 * it is, columns are read by their names.
 */
export function detectFormat(header: readonly string[]): DetectedFormat {
  const names = new Map(header.map((name) => [foldedColumn(name), name.trim()]));
  const near = nearest([...names.keys()]);
  const others = (id: FileFormat) =>
    near
      .map((one) => one.format.id)
      .filter((one) => one !== id)
      .slice(0, mostOthers);
  for (const format of allFormats) {
    const sign = format.signs.find((one) => fits(one, names));
    if (sign === undefined) continue;
    const certainty = sign.isSure ? "sure" : "likely";
    return { ...found(format, certainty, bySign(format, sign, names)), others: others(format.id) };
  }
  const [best, second] = near;
  if (best && best.share >= 0.99 && (second?.share ?? 0) < best.share) {
    const why = `All ${names.size} columns are ones that ${best.format.title} has.`;
    return { ...found(best.format, "likely", why), others: others(best.format.id) };
  }
  const why = "No format that we know has these columns; you can say which of them means what.";
  return { format: "generic", certainty: "generic", why, others: others("generic") };
}

const found = (format: Format, certainty: "sure" | "likely", why: string) => ({
  format: format.id,
  certainty,
  why,
});

const fits = ({ has, hasNot = [] }: Sign, names: ReadonlyMap<string, string>) =>
  has.every((one) => names.has(one)) && !hasNot.some((one) => names.has(one));

function bySign({ title }: Format, { has, isSure }: Sign, names: ReadonlyMap<string, string>) {
  const told = has.map((one) => `“${names.get(one)}”`);
  const columns = [told.slice(0, -1).join(", "), told.at(-1)].filter(Boolean).join(" and ");
  const these = has.length === 1 ? `A column ${columns} is` : `Columns ${columns} are together`;
  return isSure ? `${these} in files of ${title} alone.` : `${these} usual in files of ${title}.`;
}

/** Formats that know most of the columns, the one that knows most first. */
function nearest(columns: readonly string[]) {
  const filled = columns.filter((name) => name !== "");
  if (filled.length < fewestColumns) return [];
  return readable
    .map((format) => {
      const uses = known.get(format);
      return { format, share: filled.filter((name) => uses?.has(name)).length / filled.length };
    })
    .filter(({ share }) => share >= leastKnown)
    .sort((a, b) => b.share - a.share);
}
