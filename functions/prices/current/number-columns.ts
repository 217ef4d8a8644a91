/** Whole numbers side by side, four bytes each; what is not there, or too large for that, is told apart. */
export interface NumberColumn {
  readonly numbers: Int32Array;
  /** By place, those that four bytes do not hold. */
  readonly large: [place: number, value: number][];
}

const absent = -(2 ** 31);
const tooLarge = absent + 1;

export function numberColumn(values: readonly (number | undefined)[]): NumberColumn {
  const large: [number, number][] = [];
  const numbers = Int32Array.from(values, (value, place) => {
    if (value === undefined) return absent;
    if (Math.abs(value) < 2 ** 31 - 1) return value;
    large.push([place, value]);
    return tooLarge;
  });
  return { numbers, large };
}

export function numberAt({ numbers, large }: NumberColumn, place: number): number | undefined {
  const number = numbers[place];
  if (number === absent) return undefined;
  return number === tooLarge ? large.find(([at]) => at === place)?.[1] : number;
}
