import { textFrom, type Variables } from "./variables.ts";

/** Where a second copy of the lake is kept. */
export interface Replica {
  readonly region: string;
}

/**
 * The region that the environment names for a second copy; undefined where it names none.
 *
 * @throws RangeError if it is no region, or the one of the stacks themselves: a copy next to the first
 * goes with it
 */
export function replicaFrom(variables: Variables): Replica | undefined {
  const region = textFrom("LAKE_REPLICA_REGION", variables);
  if (region === undefined) return undefined;
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
    throw new RangeError(
      `LAKE_REPLICA_REGION must be a region of AWS such as eu-west-1, not "${region}".`,
    );
  }
  if (region === textFrom("AWS_REGION", variables)) {
    throw new RangeError(
      `LAKE_REPLICA_REGION must be another region than ${region}, which the stacks are deployed to.`,
    );
  }
  return { region };
}
