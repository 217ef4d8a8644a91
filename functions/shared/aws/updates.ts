/** What an update does to an item; fields that are `undefined` are left alone. */
export interface Change {
  readonly set?: object;
  /** Fields that are set where they are absent, and else stay. */
  readonly setOnce?: object;
  /** Numbers to add, or members of sets. */
  readonly add?: object;
  /** Members to take out of sets. */
  readonly delete?: object;
  readonly remove?: readonly string[];
}

/** A condition, with the names and values that it mentions. */
export interface Condition {
  readonly text: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * The input of an UpdateItem from plain objects. Every field is named by a placeholder, so that none
 * of DynamoDB's hundreds of reserved words gets in the way; a clause without fields is left out.
 */
export function updateOf(change: Change, condition?: Condition) {
  const names: Record<string, string> = { ...condition?.names };
  const values: Record<string, unknown> = { ...condition?.values };
  const named = (verb: string, field: string, index: number) => {
    const slot = `${verb.toLowerCase()}${index}`;
    names[`#${slot}`] = field;
    return slot;
  };
  const terms = (verb: string, fields: object | undefined, term: (slot: string) => string) => {
    const present = Object.entries(fields ?? {}).filter(([, value]) => value !== undefined);
    return present.map(([field, value], index) => {
      const slot = named(verb, field, index);
      values[`:${slot}`] = value;
      return term(slot);
    });
  };
  const clause = (verb: string, own: readonly string[]) =>
    own.length === 0 ? [] : [`${verb} ${own.join(", ")}`];
  const gone = (change.remove ?? []).map((field, index) => `#${named("REMOVE", field, index)}`);
  const sets = [
    ...terms("SET", change.set, (slot) => `#${slot} = :${slot}`),
    ...terms("ONCE", change.setOnce, (slot) => `#${slot} = if_not_exists(#${slot}, :${slot})`),
  ];
  const clauses = [
    ...clause("SET", sets),
    ...clause(
      "ADD",
      terms("ADD", change.add, (slot) => `#${slot} :${slot}`),
    ),
    ...clause(
      "DELETE",
      terms("DELETE", change.delete, (slot) => `#${slot} :${slot}`),
    ),
    ...clause("REMOVE", gone),
  ];
  return {
    UpdateExpression: clauses.join(" "),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    ...(condition && { ConditionExpression: condition.text }),
  };
}
