import type { ByteReader, ByteWriter } from "./bytes.ts";
import { DamagedBook } from "./damaged-book.ts";
import { bitsWhere, placesIn } from "./place-bits.ts";
import { type Columns, columnNames } from "./point.ts";

/** The columns of points: which of them have it, and how each amount differs from the one before. */
export function encodeColumns(
  points: readonly { readonly columns: Columns }[],
  out: ByteWriter,
): void {
  const held = columnNames.map((name) =>
    bitsWhere(points, ({ columns }) => columns[name] !== undefined),
  );
  const all = bitsWhere(points, () => true);
  out.number(bitsWhere(held, (bits) => bits > 0));
  for (const [column, name] of columnNames.entries()) {
    const bits = held[column] ?? 0;
    if (bits === 0) continue;
    out.number(bits === all ? 0 : bits);
    let before = 0;
    for (const { columns } of points) {
      const value = columns[name];
      if (value === undefined) continue;
      out.signed(value - before);
      before = value;
    }
  }
}

/** @throws DamagedBook where the bytes are no columns of so many points */
export function decodeColumns(count: number, content: ByteReader): readonly Columns[] {
  const rows = Array.from({ length: count }, (): Partial<Record<string, number>> => ({}));
  for (const column of placesIn(content.number())) {
    const name = columnNames[column - 1];
    if (name === undefined) throw new DamagedBook(`it has a column ${column}, which nobody knows`);
    const bits = content.number();
    const places = bits === 0 ? rows.map((_row, place) => place + 1) : placesIn(bits);
    let value = 0;
    for (const place of places) {
      value += content.signed();
      const row = rows[place - 1];
      if (!row || value < 0) throw new DamagedBook(`${name} has an amount that cannot be`);
      row[name] = value;
    }
  }
  return rows;
}
