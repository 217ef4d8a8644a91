/**
 * An amount in the smallest unit of its currency, from its decimal text: `1.25` is 125 cents. No float
 * is multiplied on the way, so that 1.005 is not 1.00499…; what lies beyond the smallest unit is rounded
 * half to even.
 *
 * @param digits of the currency behind the point, by ISO 4217
 * @returns undefined where the text is no plain decimal number from 0 up, or too large to be exact
 */
export function minorUnits(text: string, digits = 2): number | undefined {
  const [, whole, fraction = ""] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const kept = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const units = kept + (isRoundedUp(fraction.slice(digits), kept) ? 1 : 0);
  return Number.isSafeInteger(units) ? units : undefined;
}

function isRoundedUp(rest: string, kept: number): boolean {
  const half = /^5(.*)$/.exec(rest);
  if (!half) return /^[6-9]/.test(rest);
  return /[1-9]/.test(half[1] ?? "") || kept % 2 === 1;
}
