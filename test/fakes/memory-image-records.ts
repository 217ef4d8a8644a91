import type { ImageRecords } from "#functions/images/pictures/image-records.ts";
import type { PictureId } from "#schemas/images/picture-id.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";

/** Records of pictures in memory; `writes` counts what was written. */
export function memoryImageRecords(): ImageRecords & { writes: () => number } {
  const records = new Map<PictureId, ImageRecord>();
  let writes = 0;
  const put = (record: ImageRecord) => {
    writes += 1;
    records.set(record.printingId, structuredClone(record));
  };
  return {
    writes: () => writes,
    async find(ids) {
      return new Map([...records].filter(([id]) => ids.includes(id)));
    },
    async save(record, before) {
      const known = records.get(record.printingId);
      if (known?.checkedAt !== before?.checkedAt) return "outdated";
      const { accesses, accessedOn } = known ?? {};
      put({ ...record, accesses, accessedOn });
      return "saved";
    },
    async countAccess(counted, day) {
      for (const { printingId } of counted) {
        const known = records.get(printingId);
        if (!known || (known.accessedOn ?? "") >= day) continue;
        put({ ...known, accesses: (known.accesses ?? 0) + 1, accessedOn: day });
      }
    },
  };
}
