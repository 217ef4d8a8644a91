/** Why no condition begins here. @param word that stands here, perhaps empty @param next character behind it */
export function notAField(word: string, next: string): string {
  if (/^(or|and|not)$/i.test(word)) {
    return `"${word}" joins nothing here; between two conditions OR and AND are upper case.`;
  }
  if (word !== "") return `"${word}" names no field; a condition is name:${word}, for instance.`;
  if (next === "") return "The query ends where a condition must follow, such as name:charizard.";
  return `"${next}" stands where a condition must begin, such as name:charizard.`;
}

/** Why this is no value of a field. @param next character that stands here */
export function notAValue(field: string, next: string): string {
  if (next === ":") return `A value with a colon must stand in quotation marks: ${field}:"a:b".`;
  return `${field}: must be followed by a value, such as ${field}:charizard or ${field}:"a b".`;
}

/** Why a sign of Lucene's is not taken behind a value. */
export function notUnderstood(sign: "~" | "^"): string {
  const what =
    sign === "~" ? "Nothing is found that is only nearly so" : "No condition weighs more";
  return `${what}: a value takes no "${sign}" behind it; in quotation marks it is a sign as others.`;
}
