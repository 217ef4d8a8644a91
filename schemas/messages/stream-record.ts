import * as z from "zod";

/** A text as DynamoDB writes it into a stream. */
export const text = z.object({ S: z.string() }).transform(({ S }) => S);

const Keys = z.object({ pk: text, sk: text });

/** A record of a table's stream, of whose items as much is read as `image` says. */
export const streamRecord = <Image extends z.ZodType>(image: Image) =>
  z.object({
    dynamodb: z.object({
      Keys,
      SequenceNumber: z.string().default(""),
      /** In seconds, rounded down. */
      ApproximateCreationDateTime: z.number().optional(),
      OldImage: image.optional(),
      NewImage: image.optional(),
    }),
  });

const Keyed = z.object({ dynamodb: z.object({ Keys }) });

/**
 * Reads the records of items that are followed; undefined for any other.
 *
 * @throws ZodError when one that is followed cannot be read: its news must not be lost without a word
 */
export const followedRecord =
  <Change>(
    record: z.ZodType<{ dynamodb: Change }>,
    isFollowed: (key: { readonly pk: string; readonly sk: string }) => boolean,
  ) =>
  (given: unknown): Change | undefined => {
    const { data } = Keyed.safeParse(given);
    if (!data || !isFollowed(data.dynamodb.Keys)) return undefined;
    return record.parse(given).dynamodb;
  };
