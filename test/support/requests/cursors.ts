/** A cursor of the same list that names another place in it, as anybody can write one. */
export function movedTo(position: unknown, cursor = ""): string {
  const [mark] = Buffer.from(cursor, "base64url").toString().split(".");
  return Buffer.from(`${mark}.${JSON.stringify(position)}`).toString("base64url");
}

/** A cursor by relevance as it was given when the index was another. */
export function ofBefore(cursor: string): string {
  const [mark, position] = Buffer.from(cursor, "base64url")
    .toString()
    .split(/\.(.*)/s);
  const [key, id] = JSON.parse(position ?? "");
  const changed = `${mark}.${JSON.stringify([key, id, "0".repeat(12)])}`;
  return Buffer.from(changed).toString("base64url");
}
