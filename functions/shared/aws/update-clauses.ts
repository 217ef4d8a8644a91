/** An update expression from plain objects; a clause without fields is left out. */
export function updateClauses(parts: Readonly<Record<"SET" | "ADD" | "DELETE", object>>) {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const texts = Object.entries(parts).flatMap(([verb, fields]) => {
    const terms = Object.entries(fields).map(([field, value], index) => {
      const slot = `${verb}${index}`;
      names[`#${slot}`] = field;
      values[`:${slot}`] = value;
      return verb === "SET" ? `#${slot} = :${slot}` : `#${slot} :${slot}`;
    });
    return terms.length === 0 ? [] : [`${verb} ${terms.join(", ")}`];
  });
  return { expression: texts.join(" "), names, values };
}
