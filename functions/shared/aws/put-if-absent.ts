import {
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";

const attempts = 4;

type NewObject = Omit<PutObjectCommandInput, "IfNoneMatch" | "IfMatch">;
/** The object, or what makes it, for a body that can be read only once. */
type Given = NewObject | (() => NewObject);

/** Stores an object unless one of its key is there. */
export const putIfAbsent = async (
  s3: S3Client,
  given: Given,
): Promise<"saved" | "already_there"> =>
  (await putOnCondition(s3, given, { IfNoneMatch: "*" })) === "saved" ? "saved" : "already_there";

/** Stores an object where one with this tag lies. Its function needs leave to read it, too: S3 asks for that with a tag. */
export const putIfSame = async (
  s3: S3Client,
  given: Given,
  tag: string,
): Promise<"saved" | "another_there"> =>
  (await putOnCondition(s3, given, { IfMatch: tag })) === "saved" ? "saved" : "another_there";

/**
 * Two that store at once meet in a conflict (409), which says nothing of the outcome: it is tried again
 * until S3 says which of the two it was.
 */
async function putOnCondition(
  s3: S3Client,
  given: Given,
  condition: Pick<PutObjectCommandInput, "IfNoneMatch" | "IfMatch">,
): Promise<"saved" | "refused"> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const object = typeof given === "function" ? given() : given;
      await s3.send(new PutObjectCommand({ ...object, ...condition }));
      return "saved";
    } catch (error) {
      if (isRefusal(error)) return "refused";
      if (statusOf(error) !== 409 || attempt === attempts) throw error;
    }
  }
}

const statusOf = (error: unknown) =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

/** Where nothing lies there is nothing with a tag either. */
const isRefusal = (error: unknown): boolean =>
  statusOf(error) === 412 || (error instanceof S3ServiceException && error.name === "NoSuchKey");
