import { bookOfHead, decodeBook } from "#functions/prices/books/book-file.ts";
import { type Calendar, ofDays } from "#functions/prices/books/calendar.ts";
import { decodePacks } from "#functions/prices/books/pack-names.ts";
import { partName } from "#functions/prices/books/parts.ts";
import type {
  PriceBooks,
  PriceHistories,
  PriceObservations,
} from "#functions/prices/books/price-books.ts";
import { readSection } from "#functions/prices/books/read-section.ts";
import { placeOfPrinting } from "#schemas/prices/priced-printing.ts";
import { type BookPointer, bookKey, bookPointerKey } from "#schemas/storage/price-books.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** Of a pointer's item, about: its head as it is, all else as JSON. */
const itemBytes = (pointer: BookPointer | undefined): number =>
  pointer ? JSON.stringify({ ...pointer, head: "" }).length + 80 + (pointer.head?.length ?? 0) : 1;

/** The bytes of a book that is no more than its head, which is no object. */
function loneHead({ head, version }: BookPointer): Uint8Array | undefined {
  const alone = head && bookOfHead(head);
  return alone && sha256(alone) === version ? alone : undefined;
}

/** Price books in memory, of days where nothing else is said; `stored` shows what lies there, `counts` what was asked and written. */
export function memoryPriceBooks(calendar: Calendar = ofDays) {
  const { shelf } = calendar;
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
    Object.values(bookPointerKey(place, shelf)).join(" ");
  const bytesOf = (pointer: BookPointer | undefined) =>
    pointer && (stored.get(bookKey(pointer, shelf)) ?? loneHead(pointer));
  const books: PriceBooks & PriceHistories & PriceObservations = {
    calendar,
    async read(place) {
      const pointer = pointers.get(nameOf(place));
      const bytes = bytesOf(pointer);
      counts.reads += 1;
      counts.bytesOut += bytes?.length ?? 0;
      // Consistent: a unit for each 4 KB.
      counts.readUnits += Math.ceil(itemBytes(pointer) / 4096);
      return pointer && bytes && { pointer, bytes };
    },
    async publish(pointer, { bytes }, before) {
      const key = bookKey(pointer, shelf);
      if (!loneHead(pointer)) {
        counts.puts += 1;
        if (!stored.has(key)) counts.bytesIn += bytes.length;
        stored.set(key, Uint8Array.from(bytes));
      }
      if (pointers.get(nameOf(pointer))?.version !== before?.version) return "overtaken";
      pointers.set(nameOf(pointer), pointer);
      counts.pointers += 1;
      counts.writeUnits += Math.ceil(itemBytes(pointer) / 1024);
      return "published";
    },
    async remove(places) {
      for (const place of places) if (stored.delete(bookKey(place, shelf))) counts.removed += 1;
    },
    async forget(read) {
      if (pointers.get(nameOf(read))?.version !== read.version) return "overtaken";
      pointers.delete(nameOf(read));
      return "forgotten";
    },
    pointers: async (game) => [...pointers.values()].filter((one) => one.game === game),
    async readHistory(id, range) {
      const { printing, ...place } = placeOfPrinting(id);
      const bytes = bytesOf(pointers.get(nameOf(place)));
      const section = bytes && decodeBook(bytes).sections.get(printing);
      return section ? readSection(section, range, calendar) : [];
    },
    async packsOf(id, { day, source }) {
      const bytes = bytesOf(pointers.get(nameOf(placeOfPrinting(id))));
      const name = partName({ span: calendar.spanOf(day), source });
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
