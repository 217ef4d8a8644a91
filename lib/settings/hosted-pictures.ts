import { games } from "#schemas/games/index.ts";
import { listOf, textFrom, type Variables } from "./variables.ts";

const none = "none";

/**
 * The games whose pictures people get from this deployment, by `HOSTED_PICTURES`: names separated by
 * commas, or `none`. Unless it says so, those whose publishers bear it.
 *
 * @throws RangeError if a game is named that there is not
 */
export function hostedPicturesFrom(variables: Variables): readonly string[] {
  const text = textFrom("HOSTED_PICTURES", variables);
  if (text === none) return [];
  if (text === undefined) {
    return games.all.filter((one) => one.picturesMayBeHosted).map(({ name }) => name);
  }
  const names = listOf(text);
  const unknown = names.filter((name) => !games.named(name));
  if (unknown.length === 0) return names;
  throw new RangeError(
    `HOSTED_PICTURES must be ${none} or names of games, of ${games.names.join(", ")}, separated by ` +
      `commas; it names ${unknown.join(", ")}.`,
  );
}
