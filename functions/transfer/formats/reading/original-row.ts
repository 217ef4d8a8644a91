/** The row as it stands in the file: its filled cells by column. What stands beyond the header is kept as `column 7`. */
export function originalRow(
  header: readonly string[],
  cells: readonly string[],
): Record<string, string> {
  const original: [string, string][] = [];
  for (const [place, cell] of cells.entries()) {
    if (cell !== "") original.push([header[place] || `column ${place + 1}`, cell]);
  }
  return Object.fromEntries(original);
}
