/** What the environment says: text by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The text of a variable; empty and absent are the same, as in a copied `.env.example`. */
export const textFrom = (name: string, variables: Variables): string | undefined =>
  variables[name]?.trim() || undefined;

/** Parts of a comma-separated text, without blanks and empty ones. */
export const listOf = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** @throws RangeError unless the variable is absent or a whole number above 0 */
export function numberFrom(name: string, variables: Variables, otherwise: number): number {
  const text = textFrom(name, variables);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new RangeError(`${name} must be a whole number above 0, not "${text}".`);
}

/** @throws RangeError unless the variable is absent, `true` or `false` */
export function switchFrom(name: string, variables: Variables): boolean {
  const text = textFrom(name, variables);
  if (text === undefined || text === "false") return false;
  if (text === "true") return true;
  throw new RangeError(`${name} must be true or false, not "${text}".`);
}
