/** The row as it stands in the file: its filled cells by column. What stands beyond the header is kept as `column 7`. */
export function originalRow(
  header: readonly string[],
  cells: readonly string[],
): Record<string, string> {
  const original: Record<string, string> = {};
  for (let place = 0; place < cells.length; place += 1) {
    const cell = cells[place];
    if (cell !== undefined && cell !== "") original[header[place] ?? `column ${place + 1}`] = cell;
  }
  return original;
}

/**
 * Names of columns for {@link originalRow}: none twice, so that no cell is lost, and none that means something else to an object.
 */
export function toldApart(header: readonly string[]): readonly string[] {
  const seen = new Set<string>(["", "__proto__"]);
  return header.map((name, place) => {
    const own = seen.has(name) ? `${name} (column ${place + 1})`.trim() : name;
    seen.add(own);
    return own;
  });
}
