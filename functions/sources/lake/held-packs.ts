import type { BronzeLine } from "#schemas/storage/lake.ts";

/** Letters of bodies that are held for whoever names them next: some packs of a daily round. */
const mostHeld = 16 * 1024 * 1024;

/** Reads packs of which more than one line is wanted, each once while there is room for it. */
export function heldPacks(
  readPack: (key: string) => Promise<readonly BronzeLine[]>,
): (key: string) => Promise<readonly BronzeLine[]> {
  const held = new Map<string, { lines: Promise<readonly BronzeLine[]>; letters: number }>();

  const read = (key: string) => {
    const one = { lines: readPack(key), letters: 0 };
    one.lines.then(
      (lines) => {
        one.letters = lines.reduce((sum, line) => sum + lettersOf(line), 0);
        makeRoom(key);
      },
      // Whoever asked for it learns why; the next one may have more luck.
      () => held.delete(key),
    );
    return one;
  };

  /** Lets those go that were wanted longest ago; the newest one stays, however large. */
  const makeRoom = (newest: string) => {
    let sum = [...held.values()].reduce((all, { letters }) => all + letters, 0);
    for (const [key, { letters }] of held) {
      if (sum <= mostHeld) return;
      if (key === newest) continue;
      held.delete(key);
      sum -= letters;
    }
  };

  return (key) => {
    const one = held.get(key) ?? read(key);
    held.delete(key);
    held.set(key, one);
    return one.lines;
  };
}

const lettersOf = ({ body = "", bodyBase64 = "" }: BronzeLine) => body.length + bodyBase64.length;
