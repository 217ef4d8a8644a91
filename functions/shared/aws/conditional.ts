import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";

/** What a conditional write came to; any other failure than its condition is thrown. */
export async function unlessRefused<Done, Refused>(
  write: Promise<unknown>,
  done: Done,
  refused: Refused,
): Promise<Done | Refused> {
  try {
    await write;
    return done;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return refused;
    throw error;
  }
}
