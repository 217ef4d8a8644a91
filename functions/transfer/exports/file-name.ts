import type { ExportItem } from "#schemas/storage/export-items.ts";
import { fileNameOf } from "#shared/kernel/attachment.ts";

/** What the file of an export is called: after what it is of, with the day on which it was asked for. */
export function fileNameOfExport(
  { createdAt, subject, format }: Pick<ExportItem, "createdAt" | "subject" | "format">,
  about: string | undefined,
  ending: string,
): string {
  const name = fileNameOf(about, subject.kind === "search" ? "Cardlake search" : "Cardlake");
  const words = endings.has(ending) && !plain.has(format) ? ` ${format}` : "";
  return `${name}${words} ${createdAt.slice(0, 10)}.${ending}`;
}

/** Of tables in the ways of several apps the name says which. */
const endings = new Set(["csv", "txt"]);
const plain = new Set<string>(["csv", "text"]);
