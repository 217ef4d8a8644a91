import { askedForSeconds, type PictureAsks } from "#functions/images/showing/picture-asks.ts";
import type { Clock } from "#shared/kernel/clock.ts";

/** What was asked for, in memory. */
export function memoryPictureAsks(clock: Clock): PictureAsks {
  const asked = new Map<string, Date>();
  const find = (id: string) => {
    const at = asked.get(id);
    return at && clock().getTime() < at.getTime() + askedForSeconds * 1000 ? at : undefined;
  };
  return {
    find: async (id) => find(id),
    async begin(id) {
      if (find(id)) return "begun_before";
      asked.set(id, clock());
      return "begun";
    },
    forget: async (id) => void asked.delete(id),
  };
}
