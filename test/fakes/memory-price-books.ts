import { decodeBook } from "#functions/prices/books/book-file.ts";
import { monthOf, partName } from "#functions/prices/books/months.ts";
import { decodePacks } from "#functions/prices/books/pack-names.ts";
import type {
  PriceBooks,
  PriceHistories,
  PriceObservations,
} from "#functions/prices/books/price-books.ts";
import { readSection } from "#functions/prices/books/read-section.ts";
import { placeOfPrinting } from "#schemas/prices/priced-printing.ts";
import { type BookPointer, bookKey, bookPointerKey } from "#schemas/storage/price-books.ts";

/** Of a pointer's item, about: its head as it is, all else as JSON. */
const itemBytes = (pointer: BookPointer | undefined): number =>
  pointer ? JSON.stringify({ ...pointer, head: "" }).length + 80 + (pointer.head?.length ?? 0) : 1;

/** Price books in memory; `stored` shows what lies there, `counts` what was asked and written. */
export function memoryPriceBooks() {
  const stored = new Map<string, Uint8Array>();
  const pointers = new Map<string, BookPointer>();
  const counts = {
    reads: 0,
    puts: 0,
    pointers: 0,
    removed: 0,
    bytesIn: 0,
    bytesOut: 0,
    writeUnits: 0,
    readUnits: 0,
  };
  const nameOf = (place: Pick<BookPointer, "game" | "set">) =>
    Object.values(bookPointerKey(place)).join(" ");
  const books: PriceBooks & PriceHistories & PriceObservations = {
    async read(place) {
      const pointer = pointers.get(nameOf(place));
      const bytes = pointer && stored.get(bookKey(pointer));
      counts.reads += 1;
      counts.bytesOut += bytes?.length ?? 0;
      // Consistent: a unit for each 4 KB.
      counts.readUnits += Math.ceil(itemBytes(pointer) / 4096);
      return pointer && bytes && { pointer, bytes };
    },
    async publish(pointer, { bytes }, before) {
      const key = bookKey(pointer);
      counts.puts += 1;
      if (!stored.has(key)) counts.bytesIn += bytes.length;
      stored.set(key, Uint8Array.from(bytes));
      if (pointers.get(nameOf(pointer))?.version !== before?.version) return "overtaken";
      pointers.set(nameOf(pointer), pointer);
      counts.pointers += 1;
      counts.writeUnits += Math.ceil(itemBytes(pointer) / 1024);
      return "published";
    },
    async remove(places) {
      for (const place of places) if (stored.delete(bookKey(place))) counts.removed += 1;
    },
    pointers: async (game) => [...pointers.values()].filter((one) => one.game === game),
    async readHistory(id, range) {
      const { printing, ...place } = placeOfPrinting(id);
      const pointer = pointers.get(nameOf(place));
      const bytes = pointer && stored.get(bookKey(pointer));
      const section = bytes && decodeBook(bytes).sections.get(printing);
      return section ? readSection(section, range) : [];
    },
    async packsOf(id, { day, source }) {
      const pointer = pointers.get(nameOf(placeOfPrinting(id)));
      const bytes = pointer && stored.get(bookKey(pointer));
      const name = partName({ month: monthOf(day), source });
      const packs = bytes && decodeBook(bytes).packs.get(name);
      return packs ? decodePacks(packs) : [];
    },
  };
  const wipe = () => {
    stored.clear();
    pointers.clear();
  };
  return { ...books, wipe, stored: stored as ReadonlyMap<string, Uint8Array>, counts };
}
